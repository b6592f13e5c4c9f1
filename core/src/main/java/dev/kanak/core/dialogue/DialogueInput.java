package dev.kanak.core.dialogue;

import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Transcript;
import java.util.List;

/** What a conversation is told. */
public sealed interface DialogueInput {

    /** The call is connected: greet. */
    record Started() implements DialogueInput {}

    /** The caller is back after the line broke: go on where it was left. */
    record Resumed() implements DialogueInput {}

    /** The caller's turn is over. */
    record CallerSaid(Transcript transcript) implements DialogueInput {}

    /**
     * The caller's turn is over; as a whole it was not heard well enough to be believed, but perhaps some of its words were.
     *
     * @param transcript all that was heard; not blank
     * @param sure the words of it that were heard well, in their order; blank if there were none
     */
    record HeardInPart(Transcript transcript, String sure) implements DialogueInput {

        public HeardInPart {
            if (transcript.text().isBlank()) {
                throw new IllegalArgumentException("transcript must hold a word");
            }
        }
    }

    /**
     * The caller's last turn was not over: this is the whole of it. What was decided on its beginning counts as never decided. Not
     * after a turn for which a tool with effects was asked.
     *
     * @param whole the beginning, as it was told before, and the rest
     */
    record WentOn(Transcript whole) implements DialogueInput {}

    /** A tool asked for by {@link DialogueAction.CallTool} is done. */
    record ToolFinished(Tool.Outcome outcome) implements DialogueInput {}

    /** A search asked for by {@link DialogueAction.FindKnowledge} is done; empty if nothing fits or it failed. */
    record KnowledgeFound(String query, List<Article> articles) implements DialogueInput {}

    /** The caller said nothing for the silence limit. */
    record NoInput() implements DialogueInput {}

    /** Something was heard but no words came of it. */
    record NoMatch() implements DialogueInput {}

    /**
     * The caller cut the agent off.
     *
     * @param heard the words of the reply that were heard
     */
    record Interrupted(String heard) implements DialogueInput {}
}
