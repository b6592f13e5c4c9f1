package dev.kanak.transport.session;

import dev.kanak.core.error.TransportException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

/** Addresses of this machine that a caller can be told. */
final class LocalAddresses {

    private LocalAddresses() {}

    /** What to advertise by a configuration; never empty. */
    static List<String> advertised(TransportConfig config) {
        InetAddress bound = InetAddress.ofLiteral(config.bindAddress());
        if (!config.advertisedAddresses().isEmpty()) {
            return config.advertisedAddresses();
        }
        if (!bound.isAnyLocalAddress()) {
            return List.of(bound.getHostAddress());
        }
        return all(bound instanceof Inet4Address);
    }

    private static List<String> all(boolean version4Only) {
        try {
            List<String> addresses = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLinkLocalAddress() && !a.isMulticastAddress())
                    .filter(a -> !version4Only || a instanceof Inet4Address)
                    .sorted(Comparator.comparing(InetAddress::isLoopbackAddress)
                            .thenComparing(a -> !(a instanceof Inet4Address)))
                    .map(LocalAddresses::literal)
                    .distinct()
                    .toList();
            return addresses.isEmpty() ? List.of(version4Only ? "127.0.0.1" : "::1") : addresses;
        } catch (SocketException e) {
            throw new TransportException(
                    TransportException.Kind.SOCKET_FAILED, "network interfaces cannot be listed", false, e);
        }
    }

    /** The address without its interface's name. */
    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }
}
