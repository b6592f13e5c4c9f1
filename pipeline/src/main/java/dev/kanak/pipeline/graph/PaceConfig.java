package dev.kanak.pipeline.graph;

import java.time.Duration;

/**
 * How the stages of a turn follow one another.
 *
 * @param serial each stage waits for the whole of the one before, as pipelines without streaming do; to be measured against
 * @param rehearsalsPerTurn most answers prepared for one turn before it is over; 0 for none
 * @param thinkAfter time after the caller's turn without a sound of the agent after which it says that it is looking
 * @param answerWithin time after the caller's turn by which the agent must sound, and for each sentence's first sample and for the next
 *     where its voice falls silent; it then apologises for the wait
 */
public record PaceConfig(boolean serial, int rehearsalsPerTurn, Duration thinkAfter, Duration answerWithin) {

    /** The defaults of {@code config/base.yaml}. */
    public static PaceConfig standard() {
        return new PaceConfig(false, 3, Duration.ofMillis(1_200), Duration.ofSeconds(4));
    }
}
