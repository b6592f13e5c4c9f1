package dev.kanak.pipeline.conversation;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.speech.Language;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Dialogue}: performs its actions, feeds the answers of tools and searches back, until it waits for the
 * caller.
 *
 * <p>Blocks while tools and searches run; used by one thread at a time.
 */
public final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final Dialogue dialogue;
    private final ToolRunner tools;
    private final Retriever retriever;
    /** The last search that found something: "aur uska byaaj?" leans on it. */
    private Optional<String> answered = Optional.empty();

    private final ConversationConfig config;
    private final Clock clock;

    /** Joins a dialogue to what it may use; {@code clock} carries the lender's time zone. */
    public Conversation(
            Dialogue dialogue, ToolRunner tools, Retriever retriever, ConversationConfig config, Clock clock) {
        this.dialogue = dialogue;
        this.tools = tools;
        this.retriever = retriever;
        this.config = config;
        this.clock = clock;
    }

    /** What is known and asked now. */
    public Dialogue.View view() {
        return dialogue.view();
    }

    /**
     * Takes one input and does all that follows from it.
     *
     * @throws InterruptedException if interrupted while a tool runs; the conversation is then of no use
     */
    public void on(DialogueInput input, ConversationListener listener) throws InterruptedException {
        var pending = new ArrayDeque<>(decide(input));
        while (!pending.isEmpty()) {
            Optional<DialogueInput> answer = perform(takeMerged(pending), listener);
            if (answer.isPresent()) {
                pending.addAll(decide(answer.get()));
            }
        }
    }

    /**
     * Takes what the caller has said of the turn so far, so that a search may begin ahead; nothing is said or done on it. Never
     * blocks; may be called while {@link #on} runs.
     */
    public void heard(String partial, Language language) {
        retriever.heard(partial, language);
    }

    private List<DialogueAction> decide(DialogueInput input) {
        return dialogue.on(input, ZonedDateTime.now(clock));
    }

    /** The next action; sentences that directly follow one another become one. */
    private static DialogueAction takeMerged(ArrayDeque<DialogueAction> pending) {
        DialogueAction action = pending.remove();
        while (action instanceof DialogueAction.Say first
                && pending.peek() instanceof DialogueAction.Say next
                && first.language() == next.language()) {
            pending.remove();
            action = new DialogueAction.Say(
                    first.text() + " " + next.text(),
                    next.language(),
                    next.askedSlot().or(first::askedSlot),
                    next.rate());
        }
        return action;
    }

    private Optional<DialogueInput> perform(DialogueAction action, ConversationListener listener)
            throws InterruptedException {
        switch (action) {
            case DialogueAction.Say say -> listener.said(say);
            case DialogueAction.ChangeState change -> listener.stateChanged(change);
            case DialogueAction.Withheld(String rule) -> withheld(rule, listener);
            case DialogueAction.EndCall(String reason) -> listener.ended(reason);
            case DialogueAction.CallTool(var request) -> {
                listener.toolCalled(request);
                var outcome = tools.run(request, config.toolTimeout());
                listener.toolFinished(outcome);
                return Optional.of(new DialogueInput.ToolFinished(outcome));
            }
            case DialogueAction.FindKnowledge(String query, Language language) -> {
                List<Article> articles = search(query, language, listener);
                listener.knowledgeFound(
                        query, articles.stream().map(Article::id).toList());
                return Optional.of(new DialogueInput.KnowledgeFound(query, articles));
            }
        }
        return Optional.empty();
    }

    private static void withheld(String rule, ConversationListener listener) {
        LOG.atWarn().setMessage("sentence withheld").addKeyValue("rule", rule).log();
        listener.degraded("guard", rule);
    }

    private List<Article> search(String query, Language language, ConversationListener listener) {
        try {
            List<Article> found = retriever.find(query, answered, language, config.articles());
            if (!found.isEmpty()) {
                answered = Optional.of(query);
            }
            return found;
        } catch (RetrievalException e) {
            listener.degraded("knowledge", e.code());
            return List.of();
        }
    }
}
