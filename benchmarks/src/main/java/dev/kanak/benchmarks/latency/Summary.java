package dev.kanak.benchmarks.latency;

import dev.kanak.benchmarks.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What one pipeline let its callers feel.
 *
 * @param calls calls played
 * @param turns utterances that were due an answer
 * @param unanswered of them without any
 * @param deadAir p50, p95 and p99 in ms; likewise the others
 * @param server by the server's own record
 * @param client the ear's time beyond the server's
 * @param stopped caller's first sample to the agent's last, where the agent was spoken over
 * @param pausedTurns utterances with a pause inside
 * @param cutIns of all utterances those the server ended too early
 * @param joined of these those whose pieces were then answered as one turn
 * @param spokeIn what callers heard of the agent in such a pause, p50 and p95 in ms
 * @param agreed times assent was said over the agent
 * @param agreedStopped times it gave up its sentence for that
 * @param rehearsed turns for which an answer was prepared early and used
 * @param wastedPerTurn answers prepared in vain, for each turn
 * @param savedMs mean time spared where one was used
 * @param concealedShare mean share of the agent's audio that receivers made up
 * @param holes times the agent's voice stopped at a plain receiver for want of a packet
 * @param underruns times the agent's audio ran dry inside a turn, by the server's count
 */
record Summary(
        int calls,
        int turns,
        int unanswered,
        Map<String, Double> deadAir,
        Map<String, Double> server,
        Map<String, Double> client,
        Map<String, Double> stopped,
        int pausedTurns,
        int cutIns,
        int joined,
        Map<String, Double> spokeIn,
        int agreed,
        int agreedStopped,
        int rehearsed,
        double wastedPerTurn,
        double savedMs,
        double concealedShare,
        int holes,
        double underruns) {

    static Summary of(List<PlayedCall> calls, List<TurnFigure> figures, double underruns) {
        List<TurnFigure> due = figures.stream()
                .filter(figure -> !figure.manner().equals("agrees"))
                .toList();
        List<TurnFigure> agreed = figures.stream()
                .filter(figure -> figure.manner().equals("agrees"))
                .toList();
        return new Summary(
                calls.size(),
                due.size(),
                count(due, figure -> !figure.answered()),
                quantiles(due, TurnFigure::deadAirMs),
                quantiles(due, TurnFigure::serverMs),
                quantiles(due, TurnFigure::clientMs),
                quantiles(due, TurnFigure::stoppedMs),
                count(due, figure -> figure.pauseMs() > 0),
                count(due, TurnFigure::cutIn),
                count(due, TurnFigure::joined),
                quantiles(
                        due.stream().filter(TurnFigure::cutIn).toList(),
                        figure -> OptionalDouble.of(figure.spokeInMs())),
                agreed.size(),
                count(agreed, TurnFigure::interrupted),
                count(due, figure -> speculation(figure, "used") > 0),
                mean(due, "wasted"),
                mean(
                        due.stream()
                                .filter(figure -> speculation(figure, "used") > 0)
                                .toList(),
                        "saved_ms"),
                calls.stream().mapToDouble(PlayedCall::concealedShare).average().orElse(0),
                calls.stream().mapToInt(call -> Math.max(0, call.holes())).sum(),
                underruns);
    }

    private static double speculation(TurnFigure figure, String name) {
        return figure.speculation().getOrDefault(name, 0.0);
    }

    private static double mean(List<TurnFigure> figures, String name) {
        return figures.stream()
                .mapToDouble(figure -> speculation(figure, name))
                .average()
                .orElse(0);
    }

    private static int count(List<TurnFigure> figures, Predicate<TurnFigure> counts) {
        return (int) figures.stream().filter(counts).count();
    }

    private static Map<String, Double> quantiles(
            List<TurnFigure> figures, Function<TurnFigure, OptionalDouble> measure) {
        double[] values = figures.stream()
                .map(measure)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (values.length == 0) {
            return Map.of();
        }
        var samples = Samples.of(values);
        var named = new LinkedHashMap<String, Double>();
        named.put("n", (double) values.length);
        named.put("p50", samples.quantile(0.5));
        named.put("p95", samples.quantile(0.95));
        named.put("p99", samples.quantile(0.99));
        return named;
    }

    /** This median of dead air divided by another's; NaN if one has none. */
    double ratioTo(Summary other) {
        return deadAir.getOrDefault("p50", Double.NaN) / other.deadAir.getOrDefault("p50", Double.NaN);
    }
}
