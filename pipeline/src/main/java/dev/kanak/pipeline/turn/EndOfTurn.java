package dev.kanak.pipeline.turn;

/** Judges from its words whether a turn is complete. Thread-safe. */
@FunctionalInterface
public interface EndOfTurn {

    /**
     * Probability that the text is a whole turn.
     *
     * @param text transcript so far, without final punctuation
     * @return 0 to 1
     */
    double probabilityComplete(String text) throws InterruptedException;
}
