package dev.kanak.core.dialogue;

import dev.kanak.core.speech.Language;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One conversation as pure decisions: no clock, thread, queue or logger. Not thread-safe.
 *
 * <p>After an input, the shell performs the returned actions in order. {@link DialogueAction.CallTool} and
 * {@link DialogueAction.FindKnowledge} are answered by a later input; until then no other action waits for them.
 */
public interface Dialogue {

    /**
     * Takes one input.
     *
     * @param wallTime the lender's local time, for dates and greetings
     */
    List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime);

    /** What is known and asked now. */
    View view();

    /**
     * What was said and done so far, for whoever goes on with the call: facts word for word, small talk left out, within the
     * budget of tokens that the conversation was given.
     */
    default String summary() {
        return "";
    }

    /**
     * A snapshot of the conversation.
     *
     * @param state state of the conversation, e.g. {@code QUALIFY}
     * @param language language of the next reply
     * @param askedSlot slot the last reply asked for
     * @param slots every known slot by its name in the domain's documents
     * @param silenceLimit silence after the agent's reply that counts as no input
     * @param ended true once the conversation is over
     */
    record View(
            String state,
            Language language,
            Optional<String> askedSlot,
            Map<String, Object> slots,
            Duration silenceLimit,
            boolean ended) {}

    /** Makes conversations. Thread-safe. */
    @FunctionalInterface
    interface Factory {

        /**
         * Begins a conversation.
         *
         * @param language language the caller chose; empty lets the caller's words decide
         */
        Dialogue open(Optional<Language> language);

        /**
         * Begins a conversation with a caller whose number the line gives.
         *
         * @param callerNumber ten digits; empty if the line gives none
         */
        default Dialogue open(Optional<Language> language, Optional<String> callerNumber) {
            return open(language);
        }
    }
}
