package dev.kanak.pipeline.turn;

import dev.kanak.core.time.MonotonicTime;

/** What the turn detector is told. */
public sealed interface TurnInput {

    /**
     * Voice activity: the caller began to speak.
     *
     * @param at first voiced sample
     */
    record SpeechStarted(MonotonicTime at) implements TurnInput {}

    /**
     * Voice activity: the caller fell silent.
     *
     * @param at end of the last voiced sample
     * @param completeness probability that what was said so far is a whole turn
     */
    record SpeechStopped(MonotonicTime at, double completeness) implements TurnInput {}

    /** Recognition: what was heard so far in this turn; replaces what came before. */
    record PartialTranscript(String text) implements TurnInput {}

    /** The agent began to answer, or its last audio left. */
    record AgentSpeaking(boolean speaking) implements TurnInput {}
}
