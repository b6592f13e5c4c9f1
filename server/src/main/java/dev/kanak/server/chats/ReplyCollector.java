package dev.kanak.server.chats;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.port.Tool;
import dev.kanak.pipeline.conversation.ConversationListener;
import dev.kanak.server.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a conversation does in one turn. Not thread-safe. */
final class ReplyCollector implements ConversationListener {

    private final List<String> said = new ArrayList<>();
    private final List<Tool.Outcome> toolCalls = new ArrayList<>();
    private final List<String> articles = new ArrayList<>();
    private final Metrics metrics;
    private boolean over;

    ReplyCollector(Metrics metrics) {
        this.metrics = metrics;
    }

    ChatReply reply(Dialogue.View view) {
        return new ChatReply(String.join(" ", said), view, List.copyOf(toolCalls), List.copyOf(articles));
    }

    boolean over() {
        return over;
    }

    @Override
    public void said(DialogueAction.Say say) {
        said.add(say.text());
    }

    @Override
    public void toolCalled(Tool.Request request) {}

    @Override
    public void toolFinished(Tool.Outcome outcome) {
        toolCalls.add(outcome);
    }

    @Override
    public void knowledgeFound(String query, List<String> found, SearchEffort effort) {
        found.stream().filter(id -> !articles.contains(id)).forEach(articles::add);
    }

    @Override
    public void stateChanged(DialogueAction.ChangeState change) {}

    @Override
    public void ended(String reason) {
        over = true;
    }

    @Override
    public void degraded(String component, String reason) {
        metrics.degraded(component, reason);
    }
}
