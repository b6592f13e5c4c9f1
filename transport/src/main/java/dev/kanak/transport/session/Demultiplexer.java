package dev.kanak.transport.session;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.core.time.SessionClock;
import dev.kanak.transport.ice.BindingResponder;
import dev.kanak.transport.ice.BindingResponder.Outcome;
import dev.kanak.transport.ice.DatagramKind;
import dev.kanak.transport.ice.IceCredentials;
import dev.kanak.transport.ice.StunMessage;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sorts the datagrams of the shared port to their calls. Only an authenticated connectivity check ties an address to a
 * call, and only one that no other call is heard from; whatever comes from any other address is dropped unread. Thread-safe; datagrams come from one thread.
 */
final class Demultiplexer implements MediaPort.Receiver {

    /** A call as the port sees it. */
    interface Endpoint {

        IceCredentials credentials();

        /**
         * The caller proved itself from an address.
         *
         * @param nominated true if it chose this path
         * @return an address of this call to forget
         */
        Optional<InetSocketAddress> onCheck(InetSocketAddress from, boolean nominated, MonotonicTime now);

        /** True if the caller was heard from an address that is tied to the call, and lately. */
        boolean holds(InetSocketAddress address, MonotonicTime now);

        /** DTLS records came; ownership passes. */
        void onDtls(byte[] datagram);

        /** SRTP or SRTCP came; ownership passes. */
        void onMedia(MediaDatagram datagram);
    }

    /**
     * A protected RTP or RTCP packet.
     *
     * @param data owned by whoever holds the record
     * @param rtcp true for RTCP
     * @param from address that passed a check of this call
     * @param arrival when it was received
     */
    @SuppressWarnings("ArrayRecordComponent") // packet path: handed over, not copied
    record MediaDatagram(byte[] data, boolean rtcp, InetSocketAddress from, MonotonicTime arrival) {}

    /** Sends a datagram. */
    @FunctionalInterface
    interface Sender {
        void send(byte[] data, int length, InetSocketAddress to);
    }

    private final SessionClock clock;
    private final Sender sender;
    private final Map<String, Endpoint> byUfrag = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, Endpoint> byAddress = new ConcurrentHashMap<>();

    Demultiplexer(SessionClock clock, Sender sender) {
        this.clock = clock;
        this.sender = sender;
    }

    void add(Endpoint call) {
        byUfrag.put(call.credentials().localUfrag(), call);
    }

    void remove(Endpoint call) {
        byUfrag.remove(call.credentials().localUfrag(), call);
        byAddress.values().removeIf(call::equals);
    }

    Collection<Endpoint> calls() {
        return List.copyOf(byUfrag.values());
    }

    /** Addresses tied to calls. */
    int addresses() {
        return byAddress.size();
    }

    @Override
    public void onDatagram(byte[] data, int length, InetSocketAddress from) {
        switch (DatagramKind.of(data, length)) {
            case STUN -> StunMessage.decode(data, length).ifPresent(m -> onStun(m, from));
            case DTLS -> {
                Endpoint call = byAddress.get(from);
                if (call != null) {
                    call.onDtls(Arrays.copyOf(data, length));
                }
            }
            case RTP -> onMedia(data, length, false, from);
            case RTCP -> onMedia(data, length, true, from);
            case UNKNOWN -> {}
        }
    }

    private void onMedia(byte[] data, int length, boolean rtcp, InetSocketAddress from) {
        Endpoint call = byAddress.get(from);
        if (call != null) {
            call.onMedia(new MediaDatagram(Arrays.copyOf(data, length), rtcp, from, clock.now()));
        }
    }

    private void onStun(StunMessage message, InetSocketAddress from) {
        switch (BindingResponder.respond(message, from, this::credentials)) {
            case Outcome.Ignored() -> {}
            case Outcome.Refused(byte[] response) -> sender.send(response, response.length, from);
            case Outcome.Authenticated(byte[] response, String ufrag, boolean nominated) -> {
                if (register(ufrag, nominated, from)) {
                    sender.send(response, response.length, from);
                }
            }
        }
    }

    private Optional<IceCredentials> credentials(String ufrag) {
        return Optional.ofNullable(byUfrag.get(ufrag)).map(Endpoint::credentials);
    }

    /** Ties an address to a call; false if another call holds it, whose check may have been replayed or its address forged. */
    private boolean register(String ufrag, boolean nominated, InetSocketAddress from) {
        Endpoint call = byUfrag.get(ufrag);
        Endpoint holder = byAddress.get(from);
        MonotonicTime now = clock.now();
        if (call == null || (holder != null && !holder.equals(call) && holder.holds(from, now))) {
            return false;
        }
        byAddress.put(from, call);
        call.onCheck(from, nominated, now).ifPresent(old -> byAddress.remove(old, call));
        if (!call.equals(byUfrag.get(ufrag))) {
            byAddress.remove(from, call);
        }
        return true;
    }
}
