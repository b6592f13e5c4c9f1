package dev.kanak.pipeline.turn;

import dev.kanak.core.time.MonotonicTime;
import java.util.OptionalDouble;

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
     * @param completeness probability that what was said so far is a whole turn, by words and voice
     * @param asked what sort of answer the agent waits for
     * @param slow true for a caller who is known to speak slowly
     */
    record SpeechStopped(MonotonicTime at, double completeness, AnswerKind asked, boolean slow) implements TurnInput {

        /** A caller of whom nothing is known. */
        public SpeechStopped(MonotonicTime at, double completeness, AnswerKind asked) {
            this(at, completeness, asked, false);
        }
    }

    /**
     * Recognition: what was heard so far in this turn; replaces what came before.
     *
     * @param completeness probability that it is a whole turn; empty while the caller speaks
     */
    record PartialTranscript(String text, OptionalDouble completeness) implements TurnInput {

        /** Words heard while the caller speaks. */
        public PartialTranscript(String text) {
            this(text, OptionalDouble.empty());
        }
    }

    /** The agent began to answer, or its last audio left. */
    record AgentSpeaking(boolean speaking) implements TurnInput {}
}
