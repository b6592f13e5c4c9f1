package dev.kanak.server.call;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** One TCP connection on which a client sends whatever it likes, HTTP or not. */
final class RawHttp implements AutoCloseable {

    private final Socket socket;

    RawHttp(URI server, int limitMs) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(limitMs);
        socket.setTcpNoDelay(true);
    }

    RawHttp send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends one byte at a time until the server has had enough; true if that was within the limit. */
    boolean trickle(long everyMs, long limitMs) throws IOException {
        long deadline = System.nanoTime() + limitMs * 1_000_000;
        InputStream in = socket.getInputStream();
        while (System.nanoTime() < deadline) {
            if (in.available() > 0) {
                return true;
            }
            try {
                send("v");
            } catch (IOException _) {
                return true;
            }
            LockSupport.parkNanos(everyMs * 1_000_000);
        }
        return false;
    }

    /** All that the server sends until it closes the connection or has sent this many bytes. */
    String answer(int most) throws IOException {
        return new String(socket.getInputStream().readNBytes(most), StandardCharsets.ISO_8859_1);
    }

    /** The status line's number. */
    int status() throws IOException {
        return Integer.parseInt(answer(12).substring(9));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
