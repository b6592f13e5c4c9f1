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
 */
public record TurnConfig(
        double endProbability,
        double completeProbability,
        Map<AnswerKind, Budget> budgets,
        Duration hold,
        Duration bargeInAfter,
        Duration backchannelLimit,
        Duration maxTurn) {

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
