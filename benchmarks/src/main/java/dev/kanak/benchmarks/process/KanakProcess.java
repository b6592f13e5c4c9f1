package dev.kanak.benchmarks.process;

import dev.kanak.server.call.Checkout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./kanak serve} on free ports, with the jar built. One owner thread. */
public final class KanakProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Path LOGS = Checkout.root().resolve("benchmarks/target");

    private final Process process;
    private final URI base;
    private final Path log;
    private final long begun;

    private KanakProcess(Process process, URI base, Path log, long begun) {
        this.process = process;
        this.base = base;
        this.log = log;
        this.begun = begun;
    }

    /** Starts it in the test profile. */
    public static KanakProcess start() throws IOException {
        return start("test");
    }

    /** Starts it in a profile, with a database of its own. */
    public static KanakProcess start(String profile) throws IOException {
        String port = Integer.toString(freePort());
        Path log = LOGS.resolve("kanak-" + profile + ".log");
        Path database = LOGS.resolve("kanak-" + port + ".db");
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        "./kanak",
                        "serve",
                        "--profile",
                        profile,
                        "--port",
                        port,
                        "--set",
                        "media.udp-port=0",
                        "--set",
                        "database.file=" + database)
                .directory(Checkout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new KanakProcess(process, URI.create("http://127.0.0.1:" + port), log, begun);
    }

    /**
     * Waits until {@code /health/ready} answers 200.
     *
     * @return time since the start
     */
    public Duration awaitReady() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (process.isAlive() && elapsed().compareTo(LIMIT) < 0) {
                if (isReady(http)) {
                    return elapsed();
                }
                Thread.sleep(POLL);
            }
        }
        throw new IllegalStateException("Kanak did not become ready; see " + log);
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Address of the gateway, without a path. */
    public URI base() {
        return base;
    }

    /** Memory of the process that lies in RAM, in MiB. */
    public double residentMib() {
        return ProcessStatus.residentMib(process.pid());
    }

    /** Processor time of the process and its voices since they began. */
    public Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(part -> part.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Asks it to stop and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
