package dev.kanak.pipeline.turn;

import dev.kanak.core.error.SpeechException;

/** Judges whether the caller has said all they had to say. Thread-safe. */
@FunctionalInterface
public interface EndOfTurn extends AutoCloseable {

    /**
     * Probability that nothing more belongs to the turn.
     *
     * @return 0 to 1
     * @throws SpeechException (MODEL_FAILED, OVERLOADED) if inference fails
     */
    double probabilityComplete(TurnSoFar turn) throws InterruptedException;

    /** Frees the model, if there is one. */
    @Override
    default void close() {}
}
