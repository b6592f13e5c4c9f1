package dev.kanak.pipeline.turn;

import java.time.Duration;

/** What becomes of the agent's sentence once it is known what was said over it. Pure. */
public enum Overlap {
    /** Assent, a cough, a noise: the agent goes on at the word at which it was cut. */
    RESUME,
    /** Words that take the turn, "रुको" and "नहीं" among them: the agent gives the sentence up and answers. */
    YIELD;

    /**
     * Decides.
     *
     * @param text all that was said over the agent
     * @param answers true if assent at this place answers the question that the agent was asking
     * @param voiced how long it lasted
     * @param noMatchAfter voiced time without words from which somebody meant to say something
     */
    public static Overlap of(String text, boolean answers, Duration voiced, Duration noMatchAfter) {
        if (text.isBlank()) {
            return voiced.compareTo(noMatchAfter) < 0 ? RESUME : YIELD;
        }
        return Backchannels.isBackchannel(text) && !answers ? RESUME : YIELD;
    }
}
