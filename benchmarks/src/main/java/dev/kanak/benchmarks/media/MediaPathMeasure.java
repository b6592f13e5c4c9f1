package dev.kanak.benchmarks.media;

import dev.kanak.benchmarks.Samples;
import dev.kanak.benchmarks.process.ProcessStatus;
import dev.kanak.benchmarks.speech.SpokenSentence;
import dev.kanak.transport.client.CallerOptions;
import dev.kanak.transport.client.TestCaller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.logging.LogManager;

/**
 * Processor time that the server spends on the media of a call without models: {@link AnsweringServer} runs as a child
 * process, callers in this one speak to it in real time, and the operating system counts the child's processor time.
 *
 * <p>Arguments: seconds measured (20), then the numbers of simultaneous calls (20 10 1).
 */
public final class MediaPathMeasure {

    private static final Duration CONNECT_WAIT = Duration.ofSeconds(20);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final int SPEECH_SECONDS = 3;
    private static final int PACKETS_PER_SECOND = 50;

    private final Process server;
    private final BufferedReader answers;
    private final PrintStream offers;
    private final short[] speech = SpokenSentence.ofSeconds(SPEECH_SECONDS, 16_000);

    private MediaPathMeasure(Process server) {
        this.server = server;
        this.answers = server.inputReader(StandardCharsets.US_ASCII);
        this.offers = new PrintStream(server.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    public static void main(String[] args) throws IOException, InterruptedException, TimeoutException {
        LogManager.getLogManager().reset();
        Duration time = Duration.ofSeconds(args.length == 0 ? 20 : Long.parseLong(args[0]));
        var counts = new ArrayList<Integer>();
        for (int i = 1; i < args.length; i++) {
            counts.add(Integer.valueOf(args[i]));
        }
        Process server = start();
        try {
            var measure = new MediaPathMeasure(server);
            measure.awaitReady();
            measure.run(counts.isEmpty() ? List.of(20, 10, 1) : counts, time);
        } finally {
            server.destroy();
        }
    }

    private static Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AnsweringServer.class.getName()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitReady() throws IOException {
        for (String line = answers.readLine(); !"ready".equals(line); line = answers.readLine()) {
            if (line == null) {
                throw new IOException("the server ended before it was ready");
            }
        }
    }

    private void run(List<Integer> counts, Duration time) throws IOException, InterruptedException, TimeoutException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var connected = new ArrayList<Double>();
        out.println("| calls | CPU per call, % of a core | packets heard, % | resident memory, MiB |");
        out.println("|---|---|---|---|");
        for (int count : counts) {
            out.println(row(count, time, connected));
        }
        out.println();
        out.println(Samples.head());
        out.println(
                Samples.of(connected.stream().mapToDouble(Double::doubleValue).toArray())
                        .row("offer to connected, ICE and DTLS", "ms"));
    }

    private String row(int count, Duration time, List<Double> connected)
            throws IOException, InterruptedException, TimeoutException {
        var callers = new ArrayList<TestCaller>();
        var voices = new ArrayList<Thread>();
        try {
            for (int i = 0; i < count; i++) {
                TestCaller caller = new TestCaller(CallerOptions.usual());
                callers.add(caller);
                connected.add(connect(caller));
                voices.add(Thread.ofPlatform().daemon().start(() -> speak(caller)));
            }
            Thread.sleep(WARM_UP);
            return measured(callers, time);
        } finally {
            voices.forEach(Thread::interrupt);
            callers.forEach(TestCaller::hangUp);
            Thread.sleep(Duration.ofSeconds(1));
            callers.forEach(TestCaller::close);
        }
    }

    private double connect(TestCaller caller) throws IOException, InterruptedException, TimeoutException {
        long begun = System.nanoTime();
        offers.println(Base64.getEncoder().encodeToString(caller.offer().getBytes(StandardCharsets.UTF_8)));
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the server ended");
        }
        caller.connect(new String(Base64.getDecoder().decode(answer), StandardCharsets.UTF_8), CONNECT_WAIT);
        return (System.nanoTime() - begun) / 1e6;
    }

    private void speak(TestCaller caller) {
        while (!Thread.currentThread().isInterrupted()) {
            caller.speak(speech);
        }
    }

    private String measured(List<TestCaller> callers, Duration time) throws InterruptedException {
        long begun = System.nanoTime();
        Duration cpuBefore = cpu();
        long packetsBefore = packets(callers);
        Thread.sleep(time);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double used = cpu().minus(cpuBefore).toNanos() / 1e9;
        double share = (packets(callers) - packetsBefore) / (seconds * PACKETS_PER_SECOND * callers.size());
        return String.format(
                Locale.ROOT,
                "| %d | %.2f | %.1f | %.0f |",
                callers.size(),
                100 * used / seconds / callers.size(),
                100 * share,
                ProcessStatus.residentMib(server.pid()));
    }

    private static long packets(List<TestCaller> callers) {
        return callers.stream().mapToLong(TestCaller::packetsHeard).sum();
    }

    private Duration cpu() {
        return server.toHandle().info().totalCpuDuration().orElseThrow();
    }
}
