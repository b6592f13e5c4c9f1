package dev.kanak.transport.dtls;

import dev.kanak.transport.rtp.SrtpKeys;
import java.io.IOException;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsTimeoutException;

/**
 * One side of a DTLS 1.2 association (RFC 5763): it keys SRTP and tells of the other side's hang-up.
 *
 * <p>{@link #run} blocks for as long as the association lives: give it a virtual thread. The rest: any thread.
 */
public final class DtlsAssociation {

    private static final int RECEIVE_WAIT_MS = 60_000;

    private final DtlsPeer peer;
    private final DatagramQueue datagrams;

    private DtlsAssociation(DtlsPeer peer, DatagramQueue datagrams) {
        this.peer = peer;
        this.datagrams = datagrams;
    }

    /**
     * The side that answers, as a server is in a call.
     *
     * @param outgoing sends a datagram to the peer
     */
    public static DtlsAssociation passive(DtlsTerms terms, Consumer<byte[]> outgoing) {
        DatagramQueue datagrams = new DatagramQueue(outgoing);
        return new DtlsAssociation(new PassivePeer(terms, datagrams::end), datagrams);
    }

    /**
     * The side that begins, as a caller is.
     *
     * @param outgoing sends a datagram to the peer
     */
    public static DtlsAssociation active(DtlsTerms terms, Consumer<byte[]> outgoing) {
        DatagramQueue datagrams = new DatagramQueue(outgoing);
        return new DtlsAssociation(new ActivePeer(terms, datagrams::end), datagrams);
    }

    /**
     * Gives it a datagram from the peer; never waits.
     *
     * @param datagram one or more DTLS records; ownership passes
     * @return false if it was dropped because the association lags
     */
    public boolean receive(byte[] datagram) {
        return datagrams.offer(datagram);
    }

    /** Ends the association; close_notify goes out if the handshake was done. */
    public void stop() {
        datagrams.end();
    }

    /**
     * Shakes hands, hands over the keys, then answers retransmissions until one side ends. Once.
     *
     * @param connected takes the SRTP keys
     */
    public DtlsEnd run(Consumer<SrtpKeys> connected) {
        try {
            DTLSTransport transport = peer.shake(datagrams);
            peer.keys().ifPresent(connected);
            listen(transport);
        } catch (IOException e) {
            return peer.end();
        }
        return peer.end();
    }

    private void listen(DTLSTransport transport) throws IOException {
        byte[] ignored = new byte[transport.getReceiveLimit()];
        try {
            while (!datagrams.ended()) {
                receive(transport, ignored);
            }
        } finally {
            transport.close();
        }
    }

    private static void receive(DTLSTransport transport, byte[] ignored) throws IOException {
        try {
            transport.receive(ignored, 0, ignored.length, RECEIVE_WAIT_MS);
        } catch (TlsTimeoutException e) {
            // nothing arrived: wait again
        }
    }
}
