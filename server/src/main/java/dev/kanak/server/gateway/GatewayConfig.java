package dev.kanak.server.gateway;

import dev.kanak.server.config.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Limits and addresses of the HTTP edge.
 *
 * @param bindAddress address to listen on
 * @param port TCP port; 0 picks a free one
 * @param allowedOrigins origins of other sites whose pages may call, e.g. {@code https://bank.example}
 * @param allowedHosts names under which this server may be addressed while no key protects it
 * @param apiKeys keys of which a request must bear one; empty asks for none
 * @param offerLimitBytes largest SDP offer
 * @param jsonLimitBytes largest JSON body
 * @param bodyTimeout time for a request's body to arrive
 * @param headerTimeout time for a connection's first request to arrive
 * @param keepAliveTimeout time an idle connection stays open
 * @param events limits of the events socket
 * @param testEndpoints true if callers may set the time and break tools
 */
public record GatewayConfig(
        String bindAddress,
        int port,
        List<String> allowedOrigins,
        List<String> allowedHosts,
        List<Secret> apiKeys,
        int offerLimitBytes,
        int jsonLimitBytes,
        Duration bodyTimeout,
        Duration headerTimeout,
        Duration keepAliveTimeout,
        Events events,
        boolean testEndpoints) {

    /**
     * Limits of the events socket.
     *
     * @param frameLimitBytes largest frame a caller may send
     * @param messageLimitChars longest typed text
     * @param messagesPerSecond messages a caller may send in a second
     * @param socketsPerCall sockets that may watch one call
     * @param stallTimeout time a socket may take nothing before it is closed
     * @param pingInterval time between pings
     */
    public record Events(
            int frameLimitBytes,
            int messageLimitChars,
            int messagesPerSecond,
            int socketsPerCall,
            Duration stallTimeout,
            Duration pingInterval) {}

    /** True if only this machine can reach the address; false for a name that does not resolve. */
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
