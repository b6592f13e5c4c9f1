package dev.kanak.tools.kill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A real CalDAV server, Debian's radicale, with a storage folder of its own; any user may enter with any password. */
public final class Radicale implements AutoCloseable {

    private static final long START_MS = 60_000;

    private final Path storage;
    private final Process process;
    private final int port;

    public Radicale(Path folder) throws IOException {
        storage = folder.resolve("radicale");
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process = new ProcessBuilder(
                        "radicale",
                        "--hosts",
                        "127.0.0.1:" + port,
                        "--storage-filesystem-folder",
                        storage.toString(),
                        "--auth-type",
                        "none",
                        "--rights-type",
                        "owner_only",
                        "--web-type",
                        "none")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("radicale.log").toFile())
                .start();
        await();
    }

    private void await() throws IOException {
        for (long end = System.currentTimeMillis() + START_MS; System.currentTimeMillis() < end; ) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException _) {
                if (!process.isAlive()) {
                    break;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        }
        process.destroyForcibly();
        throw new IOException("radicale did not start; is the package installed?");
    }

    /** Calendar home of the user {@code kanak}. */
    public URI home() {
        return URI.create("http://127.0.0.1:" + port + "/kanak/");
    }

    /** Every calendar object that the server keeps, as it is on its disk. */
    public List<String> objects() throws IOException {
        try (Stream<Path> files = Files.walk(storage)) {
            return files.filter(file ->
                            file.toString().endsWith(".ics") && !file.toString().contains(".Radicale"))
                    .map(Radicale::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
