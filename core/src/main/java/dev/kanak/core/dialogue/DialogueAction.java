package dev.kanak.core.dialogue;

import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.util.Map;
import java.util.Optional;

/** What a conversation asks its shell to do. */
public sealed interface DialogueAction {

    /**
     * Say this to the caller.
     *
     * @param text as it is written on a page; figures in digits with Indian grouping, verbalised before synthesis
     * @param askedSlot slot the text asks for
     * @param rate speaking speed relative to the voice's own
     */
    record Say(String text, Language language, Optional<String> askedSlot, double rate) implements DialogueAction {}

    /** Run a tool and answer with {@link DialogueInput.ToolFinished}. */
    record CallTool(Tool.Request request) implements DialogueAction {}

    /** Search the lender's knowledge and answer with {@link DialogueInput.KnowledgeFound}. */
    record FindKnowledge(String query, Language language) implements DialogueAction {}

    /** The conversation moved on or learnt something. */
    record ChangeState(String from, String to, Map<String, Object> slots) implements DialogueAction {}

    /**
     * A sentence was withheld from the caller, or said in other words; to be counted, its text is nowhere.
     *
     * @param rule code of the rule it broke, e.g. {@code unlinked_number}; {@code unlinked_number_rephrased} if an approved
     *     sentence or the rest of it was said instead
     */
    record Withheld(String rule) implements DialogueAction {}

    /**
     * Hang up once everything said has been heard.
     *
     * @param reason e.g. {@code goodbye}, {@code no_input}
     */
    record EndCall(String reason) implements DialogueAction {}
}
