package dev.kanak.transport.session;

import dev.kanak.core.error.TransportException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The UDP port of all calls. One platform thread receives and hands every datagram to a receiver; any thread sends,
 * without waiting: what the socket cannot take is lost, as on the wire.
 */
final class MediaPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaPort.class);

    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    private static final int MAX_DATAGRAM_BYTES = 2048;
    private static final Duration STOP_WAIT = Duration.ofSeconds(2);

    /** Takes datagrams, on the receiving thread. */
    @FunctionalInterface
    interface Receiver {

        /**
         * A datagram arrived.
         *
         * @param data holds it from index 0; valid during the call only
         * @param length bytes in it
         */
        void onDatagram(byte[] data, int length, InetSocketAddress from);
    }

    private final DatagramChannel channel;
    private final Selector selector;
    private final Receiver receiver;
    private final Thread thread;

    private MediaPort(DatagramChannel channel, Selector selector, Receiver receiver) {
        this.channel = channel;
        this.selector = selector;
        this.receiver = receiver;
        this.thread = Thread.ofPlatform().name("udp-receive").daemon(true).unstarted(this::run);
    }

    /**
     * Binds the port and starts to receive.
     *
     * @throws TransportException (SOCKET_FAILED) if it is taken or the address is not this machine's
     */
    static MediaPort open(InetAddress address, int port, Receiver receiver) {
        ProtocolFamily family =
                address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        try {
            DatagramChannel channel = DatagramChannel.open(family);
            try {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
                channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
                channel.bind(new InetSocketAddress(address, port));
                Selector selector = Selector.open();
                channel.register(selector, SelectionKey.OP_READ);
                MediaPort opened = new MediaPort(channel, selector, receiver);
                opened.thread.start();
                return opened;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new TransportException(
                    TransportException.Kind.SOCKET_FAILED, "UDP port " + port + " cannot be opened", false, e);
        }
    }

    /** The port bound. */
    int port() {
        return channel.socket().getLocalPort();
    }

    void send(byte[] data, int length, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(data, 0, length), to);
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("error", e.getClass().getSimpleName()).log("datagram not sent");
        }
    }

    private void run() {
        byte[] data = new byte[MAX_DATAGRAM_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(data);
        while (channel.isOpen()) {
            try {
                selector.select(key -> {}, 0);
                drain(buffer, data);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.atDebug().addKeyValue("error", e.getClass().getSimpleName()).log("datagram not received");
            }
        }
    }

    private void drain(ByteBuffer buffer, byte[] data) throws IOException {
        buffer.clear();
        while (channel.receive(buffer) instanceof InetSocketAddress from) {
            deliver(data, buffer.position(), from);
            buffer.clear();
        }
    }

    private void deliver(byte[] data, int length, InetSocketAddress from) {
        try {
            receiver.onDatagram(data, length, from);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("datagram handling failed");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
            thread.join(STOP_WAIT);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("UDP port did not close cleanly");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
