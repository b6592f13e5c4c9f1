package dev.kanak.server.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The product as users start it: the launcher, the built jar, the test profile, a free port. */
final class KanakProcess implements AutoCloseable {

    /** Key of the agents that use the tools over MCP. */
    static final String MCP_KEY = "mcp-key-of-the-integration-tests";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Process process;
    private final Path log;
    private final URI base;

    private KanakProcess(Process process, Path log, URI base) {
        this.process = process;
        this.log = log;
        this.base = base;
    }

    /**
     * Starts Kanak and waits until it is ready.
     *
     * @param settings {@code key=value} pairs passed as {@code --set}
     */
    static KanakProcess start(String... settings) {
        int port = freePort();
        Path log = Checkout.output("kanak-logs").resolve("serve-" + STARTED.incrementAndGet() + ".log");
        List<String> command =
                new ArrayList<>(List.of("./kanak", "serve", "--profile", "test", "--port", Integer.toString(port)));
        command.add("--set");
        command.add("database.file=" + Checkout.output("kanak-" + port + ".db"));
        for (String setting : settings) {
            command.add("--set");
            command.add(setting);
        }
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Checkout.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("KANAK_MCP_KEYS", MCP_KEY);
            Process process = builder.start();
            KanakProcess kanak = new KanakProcess(process, log, URI.create("http://127.0.0.1:" + port));
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            kanak.awaitReady();
            return kanak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("Kanak did not become ready; its log " + log + " ends\n" + logTail());
            }
            pause(100);
        }
    }

    /** Whether {@code /health/ready} answers 200 now. */
    boolean isReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(base.resolve("/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Address of the gateway, without a path. */
    URI base() {
        return base;
    }

    /** The launcher replaces itself by the JVM, so this is the JVM's process id. */
    long pid() {
        return process.pid();
    }

    /** All that it has printed. */
    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String logTail() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** Asks it to stop, as a service manager does, and kills it only if it will not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("Kanak did not stop within 20 s of SIGTERM");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
