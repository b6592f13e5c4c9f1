package dev.kanak.pipeline.turn;

import dev.kanak.core.error.SpeechException;

/** Judges whether the caller has said all they had to say. Thread-safe. */
@FunctionalInterface
public interface EndOfTurn {

    /**
     * Probability that nothing more belongs to the turn.
     *
     * @return 0 to 1
     * @throws SpeechException (MODEL_FAILED, OVERLOADED) if inference fails
     */
    double probabilityComplete(TurnSoFar turn) throws InterruptedException;
}
