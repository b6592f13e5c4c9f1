package dev.kanak.benchmarks.process;

import dev.kanak.benchmarks.Samples;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Time from starting {@code ./kanak serve} until {@code /health/ready} answers 200, and the memory it then holds.
 *
 * <p>Run from the top folder with the jar built; the argument is the number of starts (5).
 */
public final class StartToReadyMeasure {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);

    private StartToReadyMeasure() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int starts = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        var ready = new double[starts];
        var resident = new double[starts];
        for (int i = 0; i < starts; i++) {
            int port = freePort();
            long begun = System.nanoTime();
            Process kanak = start(port);
            try {
                ready[i] = awaitReady(kanak, port, begun);
                resident[i] = ProcessStatus.residentMib(kanak.pid());
            } finally {
                kanak.destroy();
                kanak.waitFor(30, TimeUnit.SECONDS);
            }
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(Samples.head());
        out.println(Samples.of(ready).row("start to ready", "ms"));
        out.println(Samples.of(resident).row("resident memory when ready", "MiB"));
    }

    private static Process start(int port) throws IOException {
        return new ProcessBuilder("./kanak", "serve", "--profile", "test", "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("benchmarks/target/start-to-ready.log").toFile())
                .start();
    }

    private static double awaitReady(Process kanak, int port, long begun) throws InterruptedException {
        URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (kanak.isAlive() && System.nanoTime() - begun < LIMIT.toNanos()) {
                if (answersOk(http, ready)) {
                    return (System.nanoTime() - begun) / 1e6;
                }
                Thread.sleep(POLL);
            }
        }
        throw new IllegalStateException("Kanak did not become ready; see benchmarks/target/start-to-ready.log");
    }

    private static boolean answersOk(HttpClient http, URI uri) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
