package dev.kanak.pipeline.conversation;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.port.Retriever.Searched;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
    private volatile Optional<String> answered = Optional.empty();

    private Optional<String> answeredBefore = Optional.empty();
    private boolean hadEffects;
    private int toolCalls;

    private final ConversationConfig config;
    private final Clock clock;
    private final Foresight foresight = new Foresight();
    private final Optional<Understudy> understudy;

    /** Joins a dialogue to what it may use; {@code clock} carries the lender's time zone. Nothing is rehearsed. */
    public Conversation(
            Dialogue dialogue, ToolRunner tools, Retriever retriever, ConversationConfig config, Clock clock) {
        this(dialogue, Optional.empty(), tools, retriever, config, clock);
    }

    /**
     * Joins a dialogue to what it may use.
     *
     * @param same makes a dialogue that has not begun and decides as {@code dialogue} does, for rehearsals
     * @param clock carries the lender's time zone
     */
    public Conversation(
            Dialogue dialogue,
            Optional<Supplier<Dialogue>> same,
            ToolRunner tools,
            Retriever retriever,
            ConversationConfig config,
            Clock clock) {
        this.understudy = same.map(Understudy::new);
        this.dialogue = dialogue;
        this.tools = tools;
        this.retriever = retriever;
        this.config = config;
        this.clock = clock;
    }

    /** Its name, unique among all; what its tools keep and its log for replay bear it. A call has a name of its own. */
    public String id() {
        return tools.conversationId();
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
        if (input instanceof DialogueInput.CallerSaid) {
            hadEffects = false;
            answeredBefore = answered;
        }
        var pending = new ArrayDeque<>(decide(input));
        while (!pending.isEmpty()) {
            Optional<DialogueInput> answer = perform(takeMerged(pending), listener);
            if (answer.isPresent()) {
                pending.addAll(decide(answer.get()));
            }
        }
        if (input instanceof DialogueInput.CallerSaid) {
            retriever.turnOver();
        }
    }

    /**
     * The caller went on with their last turn. What its beginning decided is taken back, unless a tool with effects ran for it:
     * then the rest is a turn of its own.
     *
     * @param heard the words of the answer to the beginning that were heard
     * @param whole both pieces
     * @param rest the second piece
     * @throws InterruptedException if interrupted while a tool runs; the conversation is then of no use
     */
    public void goOn(String heard, Transcript whole, Transcript rest, ConversationListener listener)
            throws InterruptedException {
        if (hadEffects) {
            on(new DialogueInput.Interrupted(heard), listener);
            on(new DialogueInput.CallerSaid(rest), listener);
        } else {
            answered = answeredBefore;
            on(new DialogueInput.WentOn(whole), listener);
        }
    }

    /**
     * Takes what the caller has said of the turn so far, so that a search may begin ahead; nothing is said or done on it. Never
     * blocks; may be called while {@link #on} runs.
     *
     * @param silent whether the caller is silent now
     */
    public void heard(String partial, Language language, boolean silent) {
        retriever.heard(partial, language, silent);
    }

    private List<DialogueAction> decide(DialogueInput input) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        understudy.ifPresent(listening -> listening.heard(input, now));
        return dialogue.on(input, now);
    }

    /**
     * Finds out what would be said first if inputs came now, and keeps what tools without effects and the knowledge answered
     * for when they do come. The dialogue itself is told nothing, and nothing is done. One rehearsal at a time, beside
     * {@link #on}.
     *
     * @return empty if nothing would be said before a tool with effects, or rehearsals are not possible
     */
    public Optional<DialogueAction.Say> rehearse(List<DialogueInput> inputs) throws InterruptedException {
        if (understudy.isEmpty()) {
            return Optional.empty();
        }
        int turn = foresight.turn();
        Dialogue stand = understudy.get().take();
        ZonedDateTime now = ZonedDateTime.now(clock);
        var pending = new ArrayDeque<DialogueAction>();
        inputs.forEach(input -> pending.addAll(stand.on(input, now)));
        while (!pending.isEmpty()) {
            switch (takeMerged(pending)) {
                case DialogueAction.Say say -> {
                    return Optional.of(say);
                }
                case DialogueAction.CallTool(var request) -> {
                    Optional<Tool.Outcome> outcome = rehearse(turn, request);
                    if (outcome.isEmpty()) {
                        return Optional.empty();
                    }
                    pending.addAll(stand.on(new DialogueInput.ToolFinished(outcome.get()), now));
                }
                case DialogueAction.FindKnowledge(String query, Language language) ->
                    pending.addAll(
                            stand.on(new DialogueInput.KnowledgeFound(query, rehearse(turn, query, language)), now));
                case DialogueAction.ChangeState _, DialogueAction.Withheld _, DialogueAction.EndCall _ -> {}
            }
        }
        return Optional.empty();
    }

    private Optional<Tool.Outcome> rehearse(int turn, Tool.Request request) throws InterruptedException {
        if (!tools.isPure(request.name())) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        Tool.Outcome outcome = tools.run(request, config.toolTimeout());
        foresight.tool(turn, outcome, System.nanoTime() - begun);
        return Optional.of(outcome);
    }

    private List<Article> rehearse(int turn, String query, Language language) {
        long begun = System.nanoTime();
        try {
            Optional<String> earlier = answered;
            Searched articles = retriever.search(query, earlier, language, config.articles());
            foresight.articles(
                    turn,
                    new Foresight.KnowledgeQuestion(query, earlier, language),
                    articles,
                    System.nanoTime() - begun);
            return articles.articles();
        } catch (RetrievalException _) {
            return List.of();
        }
    }

    /** Makes ready for the next rehearsal; takes longer the longer the conversation is. */
    public void prepareRehearsal() {
        understudy.ifPresent(Understudy::prepare);
    }

    /** Forgets what the rehearsals of a turn found out; gives the time that the turn was spared. */
    public Duration endRehearsals() {
        return foresight.clear();
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
                hadEffects |= !tools.isPure(request.name());
                String toldAs = "t" + ++toolCalls;
                listener.toolCalled(called(toldAs, request));
                Optional<Tool.Outcome> known = foresight.outcome(request);
                var outcome = known.isPresent() ? known.get() : tools.run(request, config.toolTimeout());
                tools.taken(outcome);
                listener.toolFinished(new Tool.Outcome(called(toldAs, request), outcome.ok(), outcome.result()));
                return Optional.of(new DialogueInput.ToolFinished(outcome));
            }
            case DialogueAction.FindKnowledge(String query, Language language) -> {
                Searched found = search(query, language, listener);
                List<Article> articles = found.articles();
                listener.knowledgeFound(
                        query, articles.stream().map(Article::id).toList(), found.effort());
                return Optional.of(new DialogueInput.KnowledgeFound(query, articles));
            }
        }
        return Optional.empty();
    }

    /** A request as the listener knows it: a dialogue that takes a turn back, or asks the same again, uses its own ids again. */
    private static Tool.Request called(String id, Tool.Request request) {
        return new Tool.Request(id, request.name(), request.arguments());
    }

    private static void withheld(String rule, ConversationListener listener) {
        LOG.atWarn().setMessage("sentence withheld").addKeyValue("rule", rule).log();
        listener.degraded("guard", rule);
    }

    private Searched search(String query, Language language, ConversationListener listener) {
        Optional<Searched> known = foresight.articles(query, answered, language);
        try {
            Searched found = known.isPresent()
                    ? new Searched(known.get().articles(), known.get().effort().doneAhead())
                    : retriever.search(query, answered, language, config.articles());
            if (!found.articles().isEmpty()) {
                answered = Optional.of(query);
            }
            return found;
        } catch (RetrievalException e) {
            listener.degraded("knowledge", e.code());
            return new Searched(List.of(), SearchEffort.UNKNOWN);
        }
    }
}
