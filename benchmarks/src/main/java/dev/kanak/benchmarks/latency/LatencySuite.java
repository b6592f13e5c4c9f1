package dev.kanak.benchmarks.latency;

import dev.kanak.benchmarks.process.KanakProcess;
import dev.kanak.server.call.Checkout;
import dev.kanak.server.call.Signalling;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.logging.LogManager;

/**
 * Plays calls against two servers of the same models, one streaming and one serial, and prints what their callers felt.
 *
 * <p>Run with the jar built. Arguments: calls of each lane (3), and {@code rtp} to leave the browser out.
 * Writes {@code latency.json}, {@code latency.html} and the recordings to {@code benchmarks/target/latency}.
 */
public final class LatencySuite {

    private static final Path OUT = Checkout.root().resolve("benchmarks/target/latency");
    private static final List<String> PIPELINES = List.of("streaming", "serial");

    private final Map<String, KanakProcess> servers = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<PlayedCall> played = new ConcurrentLinkedQueue<>();

    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private LatencySuite() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        int calls = args.length == 0 ? 3 : Integer.parseInt(args[0]);
        boolean browser = args.length < 2 || !args[1].equals("rtp");
        Report report = run(calls, browser);
        write(report);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("machine: " + report.machine());
        out.print(report.table());
        out.printf(Locale.ROOT, "ratio of the medians of dead air: %.2f%n", report.ratio());
        out.println("turns and waveforms: benchmarks/target/latency/latency.html, figures: latency.json beside it");
    }

    /**
     * Plays the calls of each lane one after another, the lanes beside each other, every call by both pipelines in turn.
     *
     * @param calls of each lane
     * @param browser false leaves the lane of the browser out
     */
    static Report run(int calls, boolean browser) throws IOException, InterruptedException {
        return run(suite -> suite.play(calls, browser));
    }

    /** One short call over RTP to each pipeline, both at once. */
    static Report smoke() throws IOException, InterruptedException {
        return run(LatencySuite::playSmoke);
    }

    @FunctionalInterface
    private interface Play {
        void on(LatencySuite suite) throws InterruptedException;
    }

    private static Report run(Play calls) throws IOException, InterruptedException {
        String machine = machine();
        var suite = new LatencySuite();
        try {
            suite.servers.put("streaming", KanakProcess.start("test"));
            suite.servers.put("serial", KanakProcess.start("serial"));
            for (KanakProcess server : suite.servers.values()) {
                var _ = server.awaitReady();
            }
            calls.on(suite);
            return suite.report(machine);
        } finally {
            suite.servers.values().forEach(KanakProcess::close);
        }
    }

    private void play(int calls, boolean browser) throws InterruptedException {
        int total = calls * PIPELINES.size() * (browser ? 2 : 1);
        var progress = new Progress(total, new PrintStream(System.err, true, StandardCharsets.UTF_8));
        var lanes = new ArrayList<Thread>();
        lanes.add(lane(Plan.of(Plan.Lane.RTP, calls), PIPELINES, CallPlayer::rtp, progress));
        if (browser) {
            lanes.add(lane(Plan.of(Plan.Lane.CHROMIUM, calls), PIPELINES, CallPlayer::chromium, progress));
        }
        await(lanes);
    }

    private void playSmoke() throws InterruptedException {
        var plan = new Plan(Plan.Lane.RTP, CallScript.read("smoke.json").getFirst(), Plan.Room.QUIET);
        var progress = new Progress(PIPELINES.size(), new PrintStream(System.err, true, StandardCharsets.UTF_8));
        await(PIPELINES.stream()
                .map(pipeline -> lane(List.of(plan), List.of(pipeline), CallPlayer::rtp, progress))
                .toList());
    }

    private void await(List<Thread> lanes) throws InterruptedException {
        for (Thread lane : lanes) {
            lane.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a lane failed", failures.peek());
        }
    }

    private Thread lane(List<Plan> plans, List<String> pipelines, Supplier<CallPlayer> open, Progress progress) {
        long began = System.nanoTime();
        return Thread.ofPlatform()
                .uncaughtExceptionHandler((_, e) -> failures.add(e))
                .start(() -> {
                    try (CallPlayer player = open.get()) {
                        for (Plan plan : plans) {
                            for (String pipeline : pipelines) {
                                played.add(player.play(
                                        plan, pipeline, server(pipeline).base()));
                                progress.done(
                                        plan.name() + " " + pipeline, Duration.ofNanos(System.nanoTime() - began));
                            }
                        }
                    }
                });
    }

    private KanakProcess server(String pipeline) {
        KanakProcess server = servers.get(pipeline);
        if (server == null) {
            throw new IllegalStateException("no server for " + pipeline);
        }
        return server;
    }

    private Report report(String machine) {
        var calls = List.copyOf(played);
        var turns = new LinkedHashMap<PlayedCall, List<TurnFigure>>();
        calls.forEach(call -> turns.put(call, TurnJudge.judge(call)));
        var summaries = new LinkedHashMap<String, Summary>();
        for (String pipeline : PIPELINES) {
            List<PlayedCall> own = calls.stream()
                    .filter(call -> call.pipeline().equals(pipeline))
                    .toList();
            List<TurnFigure> figures = own.stream()
                    .flatMap(call -> turns.getOrDefault(call, List.of()).stream())
                    .toList();
            double underruns =
                    new Signalling(server(pipeline).base()).metric("voice_media_playout_underruns_total", "");
            summaries.put(pipeline, Summary.of(own, figures, underruns));
        }
        return new Report(machine, calls, summaries, turns);
    }

    /** Cores, model and load of the machine. */
    static String machine() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        return String.format(
                Locale.ROOT,
                "%d × %s, load %.1f",
                Runtime.getRuntime().availableProcessors(),
                model,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void write(Report report) throws IOException {
        Files.createDirectories(OUT);
        Files.writeString(OUT.resolve("latency.json"), report.json());
        Files.writeString(OUT.resolve("latency.html"), Page.of(report));
        for (PlayedCall call : report.calls()) {
            String name = call.plan().name() + "-" + call.pipeline();
            call.agent().writeWav(OUT.resolve(name + "-agent.wav"));
            call.caller().writeWav(OUT.resolve(name + "-caller.wav"));
        }
    }
}
