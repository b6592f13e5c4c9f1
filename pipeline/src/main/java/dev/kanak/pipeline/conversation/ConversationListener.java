package dev.kanak.pipeline.conversation;

import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.port.Tool;
import java.util.List;

/** Told of everything a conversation does, in order, on the thread that runs it. */
public interface ConversationListener {

    void said(DialogueAction.Say say);

    /** A tool was called; the request's id is unique within the conversation, whatever the dialogue's own was. */
    void toolCalled(Tool.Request request);

    /** The call that was told last is over; the request bears the same id. */
    void toolFinished(Tool.Outcome outcome);

    /**
     * Knowledge was searched.
     *
     * @param articles ids, best first; empty if nothing fits
     * @param effort what the search took
     */
    void knowledgeFound(String query, List<String> articles, SearchEffort effort);

    void stateChanged(DialogueAction.ChangeState change);

    void ended(String reason);

    /** A component failed and the conversation went on without it. */
    void degraded(String component, String reason);
}
