package dev.kanak.pipeline.graph;

import java.time.Duration;

/**
 * When what was heard is good enough, and how long hearing may take.
 *
 * @param minConfidence below it the caller is asked again; 0 believes everything
 * @param minWordConfidence from it a word of such an utterance is sure all the same; above 1 none is
 * @param typingAfter unclear utterances in a row after which typing is offered, at least 1
 * @param slowAfter time without a final transcript after which the page is told that transcription is slow
 * @param giveUpAfter time without a final transcript after which an utterance counts as not understood
 * @param maxUtterance longest utterance; it is then ended while the caller still speaks
 * @param maxUtteranceBytes most audio of one utterance
 */
public record HearingConfig(
        double minConfidence,
        double minWordConfidence,
        int typingAfter,
        Duration slowAfter,
        Duration giveUpAfter,
        Duration maxUtterance,
        long maxUtteranceBytes) {

    /** The defaults of {@code config/base.yaml}. */
    public static HearingConfig standard() {
        return new HearingConfig(
                0.5, 0.3, 2, Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofSeconds(30), 32L << 20);
    }
}
