package dev.kanak.benchmarks.media;

import dev.kanak.benchmarks.Samples;
import dev.kanak.benchmarks.process.KanakProcess;
import dev.kanak.transport.client.CallerOptions;
import dev.kanak.transport.client.TestCaller;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.logging.LogManager;

/**
 * Time from {@code POST /v1/calls} to the answer and to connected media, one call after another, against
 * {@code ./kanak serve} with everything loaded.
 *
 * <p>Run from the top folder with the jar built; the argument is the number of calls (30). The first call is shown by
 * itself: it is the one that finds code not yet compiled.
 */
public final class CallSetupMeasure {

    private static final Duration CONNECT_WAIT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    private CallSetupMeasure(URI base) {
        this.base = base;
    }

    public static void main(String[] args) throws IOException, InterruptedException, TimeoutException {
        LogManager.getLogManager().reset();
        int calls = args.length == 0 ? 30 : Integer.parseInt(args[0]);
        var answered = new double[calls];
        var connected = new double[calls];
        try (KanakProcess kanak = KanakProcess.start()) {
            kanak.awaitReady();
            var measure = new CallSetupMeasure(kanak.base());
            SetUp first = measure.call();
            for (int i = 0; i < calls; i++) {
                SetUp later = measure.call();
                answered[i] = later.answeredMs;
                connected[i] = later.connectedMs;
            }
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println(Samples.head());
            out.println(Samples.of(first.answeredMs).row("POST to answer, first call", "ms"));
            out.println(Samples.of(first.connectedMs).row("POST to connected, first call", "ms"));
            out.println(Samples.of(answered).row("POST to answer", "ms"));
            out.println(Samples.of(connected).row("POST to connected", "ms"));
        }
    }

    private record SetUp(double answeredMs, double connectedMs) {}

    private SetUp call() throws IOException, InterruptedException, TimeoutException {
        try (TestCaller caller = new TestCaller(CallerOptions.usual())) {
            String offer = caller.offer();
            long begun = System.nanoTime();
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(base.resolve("/v1/calls"))
                            .header("Content-Type", "application/sdp")
                            .POST(BodyPublishers.ofString(offer))
                            .build(),
                    BodyHandlers.ofString());
            double answeredMs = (System.nanoTime() - begun) / 1e6;
            if (answer.statusCode() != 201) {
                throw new IOException("POST /v1/calls was answered " + answer.statusCode());
            }
            caller.connect(answer.body(), CONNECT_WAIT);
            double connectedMs = (System.nanoTime() - begun) / 1e6;
            hangUp(answer.headers().firstValue("Location").orElseThrow());
            return new SetUp(answeredMs, connectedMs);
        }
    }

    private void hangUp(String location) throws IOException, InterruptedException {
        http.send(HttpRequest.newBuilder(base.resolve(location)).DELETE().build(), BodyHandlers.discarding());
    }
}
