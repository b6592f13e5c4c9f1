package dev.kanak.transport.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * Datagrams on their way to a DTLS endpoint that blocks, and from it to the socket. Thread-safe; bounded, dropping the
 * newest, which DTLS will send again.
 */
final class DatagramQueue implements DatagramTransport {

    private static final int CAPACITY = 64;
    private static final int RECEIVE_LIMIT_BYTES = 1500;

    /** Small enough for any path: IPv6's least MTU less IP and UDP headers, and some room for tunnels. */
    private static final int SEND_LIMIT_BYTES = 1200;

    private static final byte[] WAKE_UP = {};

    private final BlockingQueue<byte[]> incoming = new ArrayBlockingQueue<>(CAPACITY);
    private final Consumer<byte[]> outgoing;
    private volatile boolean ended;

    DatagramQueue(Consumer<byte[]> outgoing) {
        this.outgoing = outgoing;
    }

    /** Adds a datagram; false if the queue is full and it was dropped. */
    boolean offer(byte[] datagram) {
        return incoming.offer(datagram);
    }

    /** Makes {@link #receive} throw from now on; what is sent still goes out. */
    void end() {
        ended = true;
        incoming.clear();
        var _ = incoming.offer(WAKE_UP);
    }

    boolean ended() {
        return ended;
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT_BYTES;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT_BYTES;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        try {
            byte[] datagram = ended ? WAKE_UP : incoming.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (ended) {
                throw new InterruptedIOException("the call ended");
            }
            if (datagram == null) {
                return -1;
            }
            int count = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, buffer, offset, count);
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        byte[] datagram = new byte[length];
        System.arraycopy(buffer, offset, datagram, 0, length);
        outgoing.accept(datagram);
    }

    @Override
    public void close() {
        end();
    }
}
