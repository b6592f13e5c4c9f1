package dev.kanak.server.eval;

import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.server.eval.EndpointingSweep.Point;
import dev.kanak.server.eval.SpeechSegments.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of {@code kanak eval endpointing}. */
final class EndpointingReport {

    private static final List<Double> BUDGETS = List.of(0.05, 0.1);

    /** Pauses from one edge to the next, in ms. */
    private static final long[] EDGES_MS = {0, 300, 600, 900, 1_200, Long.MAX_VALUE};

    private final List<TurnTrace> turns;
    private final TurnConfig policy;
    private final Endpoints all;

    EndpointingReport(List<TurnTrace> turns, TurnConfig policy) {
        this.turns = List.copyOf(turns);
        this.policy = policy;
        this.all = endpoints(turns);
    }

    private Endpoints endpoints(List<TurnTrace> some) {
        return Endpoints.of(some, turn -> turn.endpointMs(policy));
    }

    private Map<String, List<TurnTrace>> by(Function<TurnTrace, String> name) {
        return turns.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    }

    /** Mean dead air of the policy and of a fixed silence, each at its best within a share of cut-offs. */
    Table sweep() {
        var table = new Table(
                "cut-offs of at most", "n", "policy, ms", "silence only, ms", "ratio", "cut off, %", "setting");
        by(TurnTrace::language).forEach((language, own) -> {
            var sweep = new EndpointingSweep(own, policy);
            BUDGETS.forEach(share -> row(table, language, share, sweep));
        });
        return table;
    }

    private static void row(Table table, String language, double share, EndpointingSweep sweep) {
        Optional<Point> policy = sweep.bestPolicy(share);
        Optional<Point> silence = sweep.bestSilence(share);
        double ms = policy.map(point -> point.endpoints().meanDeadAirMs()).orElse(Double.NaN);
        double silenceMs =
                silence.map(point -> point.endpoints().meanDeadAirMs()).orElse(Double.NaN);
        table.row(
                language + " " + Table.percent(share) + " %",
                Integer.toString(sweep.turns().size()),
                whole(ms),
                whole(silenceMs),
                Table.figure(ms / silenceMs),
                policy.map(point -> Table.percent(point.endpoints().cutOffShare()))
                        .orElse("-"),
                policy.map(Point::setting).orElse("-"));
    }

    /** What the policy does as it is configured, by language, by kind and by what was asked. */
    Table shipped() {
        var table =
                new Table("as configured", "n", "cut off", "%", "for good", "%", "mean, ms", "p50", "p95", "unheard");
        var rows = new LinkedHashMap<String, Endpoints>();
        rows.put("all", all);
        by(TurnTrace::language).forEach((name, own) -> rows.put(name, endpoints(own)));
        by(TurnTrace::kind).forEach((name, own) -> rows.put(name, endpoints(own)));
        by(turn -> "asked: " + turn.asked().name().toLowerCase(Locale.ROOT))
                .forEach((name, own) -> rows.put(name, endpoints(own)));
        rows.forEach((name, endpoints) -> table.row(
                name,
                Integer.toString(endpoints.turns()),
                Integer.toString(endpoints.cutOffs().size()),
                Table.percent(endpoints.cutOffShare()),
                Long.toString(forGood(endpoints)),
                Table.percent((double) forGood(endpoints) / endpoints.turns()),
                whole(endpoints.meanDeadAirMs()),
                whole(endpoints.deadAirMs(0.5)),
                whole(endpoints.deadAirMs(0.95)),
                Integer.toString(endpoints.unheard())));
        return table;
    }

    /** How many turns were cut off without the policy taking it back when the caller spoke on. */
    private long forGood(Endpoints endpoints) {
        return endpoints.cutOffs().stream()
                .map(Endpoints.CutOff::turn)
                .filter(turn -> turn.ending(policy)
                        .atMs()
                        .filter(at -> at < turn.endMs())
                        .isPresent())
                .count();
    }

    /** How many pauses of each length ended a turn as the policy is configured; those after a cut-off are not counted. */
    Table pauses() {
        var table = new Table("pauses of, ms", "met", "cut off", "%");
        Map<TurnTrace, Segment> cut = all.cutOffs().stream()
                .filter(cutOff -> cutOff.pause().isPresent())
                .collect(Collectors.toMap(
                        Endpoints.CutOff::turn, cutOff -> cutOff.pause().orElseThrow()));
        for (int i = 1; i < EDGES_MS.length; i++) {
            long from = EDGES_MS[i - 1];
            long to = EDGES_MS[i];
            long met = turns.stream()
                    .flatMap(turn -> met(turn, Optional.ofNullable(cut.get(turn))))
                    .filter(pause -> isWithin(pause, from, to))
                    .count();
            long ended = cut.values().stream()
                    .filter(pause -> isWithin(pause, from, to))
                    .count();
            if (met > 0) {
                table.row(
                        from + (to == Long.MAX_VALUE ? " and more" : "-" + to),
                        Long.toString(met),
                        Long.toString(ended),
                        Table.percent((double) ended / met));
            }
        }
        return table;
    }

    private static Stream<Segment> met(TurnTrace turn, Optional<Segment> cut) {
        return turn.pauses().stream()
                .filter(pause -> cut.isEmpty() || pause.startMs() <= cut.get().startMs());
    }

    private static boolean isWithin(Segment pause, long from, long to) {
        return pause.lengthMs() >= from && pause.lengthMs() < to;
    }

    /** One line for each turn that was cut off. */
    List<String> misses() {
        return all.cutOffs().stream()
                .map(cutOff -> "%s  cut off at %d ms%s: %s"
                        .formatted(
                                cutOff.turn().name(),
                                cutOff.atMs(),
                                cutOff.pause()
                                        .map(pause -> ", %d ms into a pause of %d ms"
                                                .formatted(cutOff.atMs() - pause.startMs(), pause.lengthMs()))
                                        .orElse(""),
                                cutOff.turn().textAt(cutOff.atMs())))
                .toList();
    }

    private static String whole(double ms) {
        return Double.isNaN(ms) ? "-" : Long.toString(Math.round(ms));
    }
}
