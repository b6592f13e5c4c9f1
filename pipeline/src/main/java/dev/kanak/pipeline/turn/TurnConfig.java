package dev.kanak.pipeline.turn;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Limits of turn taking. A turn ends when the probability that it is over, by words, voice and silence, reaches {@code
 * endProbability}; not before the shortest and not after the longest silence of its budget.
 *
 * @param endProbability from which a turn is over, over 0 and under 1
 * @param completeProbability from which the words alone count as complete, in records and figures
 * @param budgets of every {@link AnswerKind}
 * @param hold silence after "one minute, please" that ends the turn
 * @param bargeInAfter speech over the agent that stops it
 * @param backchannelLimit speech over the agent that stops it even if only a backchannel was heard so far
 * @param maxTurn longest turn; it is then ended while the caller still speaks
 * @param pace how far the caller's own pauses move the budgets
 * @param goingOn when speech after the end of a turn belongs to that turn
 */
public record TurnConfig(
        double endProbability,
        double completeProbability,
        Map<AnswerKind, Budget> budgets,
        Duration hold,
        Duration bargeInAfter,
        Duration backchannelLimit,
        Duration maxTurn,
        PaceBounds pace,
        GoingOn goingOn) {

    /** The same pace for every caller, and turns that stay over. */
    public TurnConfig(
            double endProbability,
            double completeProbability,
            Map<AnswerKind, Budget> budgets,
            Duration hold,
            Duration bargeInAfter,
            Duration backchannelLimit,
            Duration maxTurn) {
        this(
                endProbability,
                completeProbability,
                budgets,
                hold,
                bargeInAfter,
                backchannelLimit,
                maxTurn,
                PaceBounds.NONE,
                GoingOn.NEVER);
    }

    public TurnConfig {
        if (!(endProbability > 0 && endProbability < 1)) {
            throw new IllegalArgumentException("endProbability must be over 0 and under 1: " + endProbability);
        }
        for (AnswerKind kind : AnswerKind.values()) {
            if (!budgets.containsKey(kind)) {
                throw new IllegalArgumentException("no budget for " + kind);
            }
        }
        budgets = Map.copyOf(budgets);
    }

    /**
     * How long a silence may be that ends a turn.
     *
     * @param shortest for words that are surely whole
     * @param longest for words that are surely not
     */
    public record Budget(Duration shortest, Duration longest) {

        public Budget {
            if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
                throw new IllegalArgumentException("longest must be at least shortest: " + shortest + ", " + longest);
            }
        }

        /** Both moved by some time; the shortest never under zero, the longest never shortened. */
        Budget longerBy(Duration extra) {
            Duration moved = shortest.plus(extra);
            return new Budget(
                    moved.isNegative() ? Duration.ZERO : moved, extra.isNegative() ? longest : longest.plus(extra));
        }
    }

    /**
     * How far the caller's own pace moves the budgets ({@link CallerPace}).
     *
     * @param faster most that a silence is shortened by
     * @param slower most that it is lengthened by
     * @param slow least that it is lengthened by for a caller known to be slow
     */
    public record PaceBounds(Duration faster, Duration slower, Duration slow) {

        /** The same for every caller. */
        public static final PaceBounds NONE = new PaceBounds(Duration.ZERO, Duration.ZERO, Duration.ZERO);

        public PaceBounds {
            if (faster.isNegative() || slower.isNegative() || slow.isNegative()) {
                throw new IllegalArgumentException(
                        "bounds must not be negative: " + faster + ", " + slower + ", " + slow);
            }
        }
    }

    /**
     * When the caller had not finished after all: they speak again soon after their turn was taken to be over, and the agent has
     * not been speaking for long enough to be what they react to.
     *
     * @param within longest silence between the two pieces; zero keeps them apart
     * @param reaction what it takes to react to a voice
     */
    public record GoingOn(Duration within, Duration reaction) {

        /** Turns stay over. */
        public static final GoingOn NEVER = new GoingOn(Duration.ZERO, Duration.ZERO);
    }

    Budget budget(AnswerKind kind) {
        return Objects.requireNonNull(budgets.get(kind));
    }

    /** One budget for every kind of answer. */
    public static Map<AnswerKind, Budget> always(Budget budget) {
        var budgets = new EnumMap<AnswerKind, Budget>(AnswerKind.class);
        for (AnswerKind kind : AnswerKind.values()) {
            budgets.put(kind, budget);
        }
        return budgets;
    }
}
