package dev.kanak.benchmarks.latency;

import dev.kanak.benchmarks.Samples;
import dev.kanak.benchmarks.process.KanakProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/**
 * Rings one Kanak with more and more callers at once, each over RTP with a conversation of its own, and prints how much
 * longer they wait for answers than one caller does.
 *
 * <p>Run with the jar built. Arguments: the numbers of calls at once (1 4 8 12 16).
 */
public final class LoadSuite {

    /** Turns that the figures of a row rest on, at least. */
    private static final int LEAST_TURNS = 18;

    /** Callers do not all begin in one moment. */
    private static final Duration APART = Duration.ofMillis(730);

    /** Dead air up to which a number of calls is held, at the 95th percentile. */
    private static final double HELD_MS = 800;

    private final KanakProcess kanak;
    private final List<CallScript> scripts = CallScript.read("load.json");

    private LoadSuite(KanakProcess kanak) {
        this.kanak = kanak;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        List<Integer> counts = args.length == 0
                ? List.of(1, 4, 8, 12, 16)
                : Stream.of(args).map(Integer::valueOf).toList();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("machine: " + LatencySuite.machine());
        try (KanakProcess kanak = KanakProcess.start()) {
            var _ = kanak.awaitReady();
            new LoadSuite(kanak).run(counts, out);
        }
    }

    private void run(List<Integer> counts, PrintStream out) throws InterruptedException {
        for (CallScript script : scripts) {
            script.lines().forEach(line -> script.sound(line, RtpCaller.RATE_HZ));
        }
        var _ = calls(1);
        out.println(LoadRow.HEAD);
        var rows = new ArrayList<LoadRow>();
        for (int count : counts) {
            rows.add(row(count));
            out.println(rows.getLast().line(rows.getFirst()));
        }
        int held = rows.stream()
                .filter(row -> row.deadAir(0.95) <= HELD_MS)
                .mapToInt(LoadRow::calls)
                .max()
                .orElse(0);
        out.printf(Locale.ROOT, "calls at once with dead air of at most %.0f ms at p95: %d%n%n", HELD_MS, held);
        out.println(LoadRow.STAGES_HEAD);
        rows.forEach(row -> out.println(row.stages()));
    }

    /** So many calls at once, again and again until there are turns enough. */
    private LoadRow row(int count) throws InterruptedException {
        var played = new ArrayList<PlayedCall>();
        double cpuSeconds = 0;
        int turns = scripts.getFirst().lines().size() * count;
        for (int round = 0; round < Math.max(1, Math.ceilDiv(LEAST_TURNS, turns)); round++) {
            Duration before = kanak.cpu();
            played.addAll(calls(count));
            cpuSeconds += kanak.cpu().minus(before).toNanos() / 1e9;
        }
        List<TurnFigure> figures =
                played.stream().flatMap(call -> TurnJudge.judge(call).stream()).toList();
        return LoadRow.of(count, played, figures, cpuSeconds, kanak.residentMib());
    }

    private List<PlayedCall> calls(int count) throws InterruptedException {
        var played = new ConcurrentLinkedQueue<PlayedCall>();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < count; i++) {
            var plan = new Plan(Plan.Lane.RTP, scripts.get(i % scripts.size()), Plan.Room.QUIET);
            callers.add(Thread.ofPlatform().start(() -> {
                try (CallPlayer player = CallPlayer.rtp()) {
                    played.add(player.play(plan, "streaming", kanak.base()));
                }
            }));
            Thread.sleep(APART);
        }
        for (Thread caller : callers) {
            caller.join();
        }
        return List.copyOf(played);
    }

    /**
     * The figures of so many calls at once.
     *
     * @param cpuPercent processor time of the server for each call, per cent of a core
     * @param unanswered turns without an answer, and turns that were never said because a call failed
     */
    private record LoadRow(
            int calls, List<TurnFigure> turns, int unanswered, double cpuPercent, double residentMib, int holes) {

        static final String HEAD =
                "| calls | turns | unanswered | cut-ins | dead air p50 / p95 / max, ms | p95 ÷ first row | CPU"
                        + " per call, % of a core | holes | memory, MiB |\n|---|---|---|---|---|---|---|---|---|";
        static final String STAGES_HEAD = "| calls | stage, ms after the last voiced sample, p50 / p95 |\n|---|---|";
        private static final List<String> STAGES = List.of(
                "endpoint", "stt_final", "knowledge_ready", "first_token", "tts_first_audio", "first_packet_out");

        static LoadRow of(
                int count, List<PlayedCall> calls, List<TurnFigure> turns, double cpuSeconds, double residentMib) {
            double seconds =
                    calls.stream().mapToDouble(call -> call.agent().seconds()).sum();
            int due = calls.stream()
                    .mapToInt(call -> call.plan().script().lines().size())
                    .sum();
            long answered = turns.stream().filter(TurnFigure::answered).count();
            return new LoadRow(
                    count,
                    turns,
                    (int) (due - answered),
                    100 * cpuSeconds / seconds,
                    residentMib,
                    calls.stream().mapToInt(PlayedCall::holes).sum());
        }

        double deadAir(double share) {
            double[] ms = turns.stream()
                    .map(TurnFigure::deadAirMs)
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .toArray();
            return ms.length == 0 ? Double.NaN : Samples.of(ms).quantile(share);
        }

        String line(LoadRow first) {
            return String.format(
                    Locale.ROOT,
                    "| %d | %d | %d | %d | %.0f / %.0f / %.0f | %.2f | %.1f | %d | %.0f |",
                    calls,
                    turns.size(),
                    unanswered,
                    turns.stream().filter(TurnFigure::cutIn).count(),
                    deadAir(0.5),
                    deadAir(0.95),
                    deadAir(1),
                    deadAir(0.95) / first.deadAir(0.95),
                    cpuPercent,
                    holes,
                    residentMib);
        }

        String stages() {
            var cells = new ArrayList<String>();
            for (String stage : STAGES) {
                double[] ms = turns.stream()
                        .filter(turn -> turn.stages().containsKey(stage))
                        .mapToDouble(turn -> turn.stages().getOrDefault(stage, Double.NaN))
                        .toArray();
                if (ms.length > 0) {
                    var samples = Samples.of(ms);
                    cells.add(String.format(
                            Locale.ROOT, "%s %.0f / %.0f", stage, samples.quantile(0.5), samples.quantile(0.95)));
                }
            }
            return "| " + calls + " | " + String.join(", ", cells) + " |";
        }
    }
}
