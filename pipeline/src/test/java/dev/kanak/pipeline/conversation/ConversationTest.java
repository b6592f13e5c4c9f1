package dev.kanak.pipeline.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final Log log = new Log();
    private Function<DialogueInput, List<DialogueAction>> script = _ -> List.of();
    private Function<Map<String, Object>, Map<String, Object>> work = _ -> Map.of("max_loan_inr", 480_000);
    private Retriever retriever = (_, language, _) -> List.of(new Article("documents.hi", "", "", language, 1));

    private void tell(DialogueInput input) throws InterruptedException {
        var dialogue = new ScriptedDialogue(in -> script.apply(in));
        new Conversation(
                        dialogue,
                        new ToolRunner(List.of(new ScriptedTool(arguments -> work.apply(arguments), false))),
                        (query, language, limit) -> retriever.find(query, language, limit),
                        new ConversationConfig(Duration.ofSeconds(2), 3),
                        Clock.systemUTC())
                .on(input, log);
    }

    private static DialogueAction.Say say(String text) {
        return new DialogueAction.Say(text, Language.HINDI, Optional.empty(), 1);
    }

    private static DialogueAction.CallTool call(String name) {
        return new DialogueAction.CallTool(new Tool.Request("t1", name, Map.of()));
    }

    private List<DialogueAction> quoteWhenComputed(DialogueInput input) {
        return switch (input) {
            case DialogueInput.Started() -> List.of(call("check_eligibility"));
            case DialogueInput.ToolFinished(var outcome) ->
                List.of(say(outcome.ok() ? "max " + outcome.result().get("max_loan_inr") : "down"));
            default -> List.of();
        };
    }

    @Test
    void whatAToolFoundGoesBackIntoTheDialogue() throws InterruptedException {
        script = this::quoteWhenComputed;
        tell(new DialogueInput.Started());
        assertThat(log.lines)
                .containsExactly("called check_eligibility", "finished check_eligibility true", "said max 480000");
    }

    @Test
    void bearsTheNameUnderWhichItsToolsKeepWhatTheyDid() {
        var conversation = new Conversation(
                new ScriptedDialogue(_ -> List.of()),
                new ToolRunner(List.of(), "call-1"),
                (query, language, limit) -> List.of(),
                new ConversationConfig(Duration.ofSeconds(2), 3),
                Clock.systemUTC());
        assertThat(conversation.id()).isEqualTo("call-1");
    }

    private List<DialogueInput> toldOfACallerWhoGoesOn(boolean effects) throws InterruptedException {
        var told = new ArrayList<DialogueInput>();
        var conversation = new Conversation(
                new ScriptedDialogue(input -> {
                    told.add(input);
                    return input instanceof DialogueInput.CallerSaid(var said) && said.equals(said("हाँ"))
                            ? List.of(call("check_eligibility"))
                            : List.of();
                }),
                new ToolRunner(List.of(new ScriptedTool(_ -> Map.of(), effects))),
                (query, language, limit) -> List.of(),
                new ConversationConfig(Duration.ofSeconds(2), 3),
                Clock.systemUTC());
        conversation.on(new DialogueInput.CallerSaid(said("हाँ")), log);
        told.clear();
        conversation.goOn("ठीक", said("हाँ लेकिन कल"), said("लेकिन कल"), log);
        return told;
    }

    private static Transcript said(String text) {
        return new Transcript(text, Language.HINDI, 1);
    }

    @Test
    void aTurnThatTheCallerGoesOnWithIsTakenBack() throws InterruptedException {
        assertThat(toldOfACallerWhoGoesOn(false)).containsExactly(new DialogueInput.WentOn(said("हाँ लेकिन कल")));
    }

    @Test
    void whatItsListenerIsToldOfHasAnIdOfItsOwnThoughTheDialogueRepeatsOne() throws InterruptedException {
        var answers = new ArrayList<String>();
        var conversation = new Conversation(
                new ScriptedDialogue(input -> {
                    if (input instanceof DialogueInput.ToolFinished(var outcome)) {
                        answers.add(outcome.request().id());
                        return List.of();
                    }
                    return List.of(call("check_eligibility"));
                }),
                new ToolRunner(List.of(new ScriptedTool(_ -> Map.of(), false))),
                (query, language, limit) -> List.of(),
                new ConversationConfig(Duration.ofSeconds(2), 3),
                Clock.systemUTC());
        conversation.on(new DialogueInput.CallerSaid(said("हाँ")), log);
        conversation.goOn("ठीक", said("हाँ लेकिन कल"), said("लेकिन कल"), log);
        assertThat(log.called).hasSize(2).doesNotHaveDuplicates();
        assertThat(log.finished).isEqualTo(log.called);
        assertThat(answers).containsExactly("t1", "t1");
    }

    @Test
    void unlessItHadEffects() throws InterruptedException {
        assertThat(toldOfACallerWhoGoesOn(true))
                .containsExactly(new DialogueInput.Interrupted("ठीक"), new DialogueInput.CallerSaid(said("लेकिन कल")));
    }

    @Test
    void aToolThatFailsIsAnOutcomeNotAnException() throws InterruptedException {
        script = this::quoteWhenComputed;
        work = _ -> {
            throw new ToolException(ToolException.Kind.STALE_DATA, "price is old", false);
        };
        tell(new DialogueInput.Started());
        assertThat(log.lines)
                .containsExactly("called check_eligibility", "finished check_eligibility stale_data", "said down");
    }

    @Test
    void aToolThatHangsIsGivenUp() throws InterruptedException {
        script = this::quoteWhenComputed;
        work = _ -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Map.of();
        };
        tell(new DialogueInput.Started());
        assertThat(log.lines).contains("finished check_eligibility timed_out", "said down");
    }

    @Test
    void anUnknownToolFails() throws InterruptedException {
        script = input -> input instanceof DialogueInput.Started ? List.of(call("sell_gold")) : List.of();
        tell(new DialogueInput.Started());
        assertThat(log.lines).containsExactly("called sell_gold", "finished sell_gold unknown_tool");
    }

    @Test
    void articlesFoundGoBackIntoTheDialogue() throws InterruptedException {
        script = input -> switch (input) {
            case DialogueInput.Started() -> List.of(new DialogueAction.FindKnowledge("काग़ज़", Language.HINDI));
            case DialogueInput.KnowledgeFound(var _, var articles) ->
                List.of(say(articles.getFirst().id()));
            default -> List.of();
        };
        tell(new DialogueInput.Started());
        assertThat(log.lines).containsExactly("found [documents.hi]", "said documents.hi");
    }

    @Test
    void aBrokenIndexLeavesTheDialogueWithoutArticles() throws InterruptedException {
        retriever = (_, _, _) -> {
            throw new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "no index", true);
        };
        script = input -> input instanceof DialogueInput.Started
                ? List.of(new DialogueAction.FindKnowledge("काग़ज़", Language.HINDI))
                : List.of();
        tell(new DialogueInput.Started());
        assertThat(log.lines).containsExactly("degraded knowledge search_failed", "found []");
    }

    @Test
    void sentencesThatFollowOneAnotherAreOneReply() throws InterruptedException {
        script = _ -> List.of(say("एक।"), say("दो।"), new DialogueAction.EndCall("goodbye"));
        tell(new DialogueInput.Started());
        assertThat(log.lines).containsExactly("said एक। दो।", "ended goodbye");
    }

    private record ScriptedDialogue(Function<DialogueInput, List<DialogueAction>> script) implements Dialogue {

        @Override
        public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
            return script.apply(input);
        }

        @Override
        public View view() {
            return new View("DISCOVERY", Language.HINDI, Optional.empty(), Map.of(), Duration.ofSeconds(6), false);
        }
    }

    private record ScriptedTool(Function<Map<String, Object>, Map<String, Object>> work, boolean hasEffects)
            implements Tool {

        @Override
        public String name() {
            return "check_eligibility";
        }

        @Override
        public String description() {
            return "scripted";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of();
        }

        @Override
        public Map<String, Object> call(Map<String, Object> arguments) {
            return work.apply(arguments);
        }
    }

    private static final class Log implements ConversationListener {

        final List<String> lines = new ArrayList<>();
        final List<String> called = new ArrayList<>();
        final List<String> finished = new ArrayList<>();

        @Override
        public void said(DialogueAction.Say say) {
            lines.add("said " + say.text());
        }

        @Override
        public void toolCalled(Tool.Request request) {
            lines.add("called " + request.name());
            called.add(request.id());
        }

        @Override
        public void toolFinished(Tool.Outcome outcome) {
            Object how = outcome.ok() ? true : outcome.result().get("error");
            lines.add("finished " + outcome.request().name() + " " + how);
            finished.add(outcome.request().id());
        }

        @Override
        public void knowledgeFound(String query, List<String> articles, SearchEffort effort) {
            lines.add("found " + articles);
        }

        @Override
        public void stateChanged(DialogueAction.ChangeState change) {
            lines.add("state " + change.to());
        }

        @Override
        public void ended(String reason) {
            lines.add("ended " + reason);
        }

        @Override
        public void degraded(String component, String reason) {
            lines.add("degraded " + component + " " + reason);
        }
    }
}
