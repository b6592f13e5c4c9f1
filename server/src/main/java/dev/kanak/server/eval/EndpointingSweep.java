package dev.kanak.server.eval;

import dev.kanak.pipeline.turn.AnswerKind;
import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.pipeline.turn.TurnConfig.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How soon a set of turns can be taken for over at a bound on those cut off: by the policy with its threshold, its shortest
 * and its longest silences moved, and by a fixed silence, each at its best.
 */
final class EndpointingSweep {

    private static final double[] THRESHOLDS = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    private static final int[] LATER_MS = {-150, -100, -50, 0, 50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000};
    private static final double[] LONGEST = {0.5, 0.7, 0.85, 1, 1.2, 1.5, 2};
    private static final int SILENCE_FROM_MS = 200;
    private static final int SILENCE_TO_MS = 3_000;
    private static final int SILENCE_STEP_MS = 20;

    private final List<TurnTrace> turns;
    private final List<Point> policy = new ArrayList<>();
    private final List<Point> silence = new ArrayList<>();

    /**
     * Where one setting ended the turns.
     *
     * @param setting in words
     */
    record Point(String setting, Endpoints endpoints) {}

    EndpointingSweep(List<TurnTrace> turns, TurnConfig shipped) {
        this.turns = turns;
        for (double threshold : THRESHOLDS) {
            for (int later : LATER_MS) {
                for (double longest : LONGEST) {
                    TurnConfig moved = moved(shipped, threshold, Duration.ofMillis(later), longest);
                    String setting = String.format(Locale.ROOT, "%.3f, %+d ms, × %.2f", threshold, later, longest);
                    policy.add(new Point(setting, Endpoints.of(turns, turn -> turn.endpointMs(moved))));
                }
            }
        }
        for (int ms = SILENCE_FROM_MS; ms <= SILENCE_TO_MS; ms += SILENCE_STEP_MS) {
            Duration fixed = Duration.ofMillis(ms);
            silence.add(new Point(ms + " ms", Endpoints.of(turns, turn -> turn.endpointMs(fixed))));
        }
    }

    List<TurnTrace> turns() {
        return turns;
    }

    /** The policy's setting with the least mean dead air that cuts off no greater share; empty if none does. */
    Optional<Point> bestPolicy(double cutOffShare) {
        return best(policy, cutOffShare);
    }

    /** The shortest fixed silence that cuts off no greater share; empty if none does. */
    Optional<Point> bestSilence(double cutOffShare) {
        return best(silence, cutOffShare);
    }

    private static Optional<Point> best(List<Point> points, double cutOffShare) {
        return points.stream()
                .filter(point -> point.endpoints.cutOffShare() <= cutOffShare)
                .filter(point -> !Double.isNaN(point.endpoints.meanDeadAirMs()))
                .min(Comparator.comparingDouble(point -> point.endpoints.meanDeadAirMs()));
    }

    /**
     * A policy with another threshold.
     *
     * @param later added to every shortest silence
     * @param longest factor of every longest silence
     */
    static TurnConfig moved(TurnConfig policy, double threshold, Duration later, double longest) {
        var budgets = new EnumMap<AnswerKind, Budget>(AnswerKind.class);
        policy.budgets().forEach((kind, budget) -> {
            Duration least = longer(budget.shortest().plus(later), Duration.ZERO);
            budgets.put(kind, new Budget(least, longer(least, times(budget.longest(), longest))));
        });
        return new TurnConfig(
                threshold,
                policy.completeProbability(),
                budgets,
                policy.hold(),
                policy.bargeInAfter(),
                policy.backchannelLimit(),
                policy.maxTurn(),
                policy.pace(),
                policy.goingOn());
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
