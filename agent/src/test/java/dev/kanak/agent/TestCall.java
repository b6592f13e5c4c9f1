package dev.kanak.agent;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A shell around a conversation whose tools and knowledge answer at once. */
final class TestCall {

    private static final Dialogue.Factory AGENT = GoldLoanAgent.factory(ExampleLender.config());
    private static final Pattern FIGURE = Pattern.compile("\\d(?:[\\d,.]*\\d)?");
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-20T11:00:00+05:30");

    private final Dialogue dialogue;
    private final Function<Tool.Request, Tool.Outcome> tools;
    private final BiFunction<String, Language, List<Article>> knowledge;

    final List<Tool.Request> requests = new ArrayList<>();
    final List<String> replies = new ArrayList<>();
    final List<String> transcript = new ArrayList<>();
    private final List<String> given = new ArrayList<>();

    TestCall(
            Optional<Language> language,
            Function<Tool.Request, Tool.Outcome> tools,
            BiFunction<String, Language, List<Article>> knowledge) {
        this(AGENT.open(language), tools, knowledge);
    }

    TestCall(
            Dialogue dialogue,
            Function<Tool.Request, Tool.Outcome> tools,
            BiFunction<String, Language, List<Article>> knowledge) {
        this.dialogue = dialogue;
        this.tools = tools;
        this.knowledge = knowledge;
    }

    /** A call to a lender with one branch, in a part of a city, for whose tools anything else is unknown. */
    static TestCall withBranch(Language language, String locality) {
        AgentConfig plain = ExampleLender.config();
        AgentConfig config = AgentConfig.of(plain.bankNames(), plain.helpline(), plain.places(), RandomCalls.TOOLS);
        Map<String, Object> branches = Map.of("branches", List.of(Map.of("branch_id", "B1", "locality", locality)));
        return new TestCall(
                GoldLoanAgent.factory(config).open(Optional.of(language)),
                request ->
                        new Tool.Outcome(request, true, request.name().equals("find_branches") ? branches : Map.of()),
                (_, _) -> List.of());
    }

    /** Every figure that a tool, an article, the caller or the lender gave so far, without grouping. */
    List<String> figuresGiven() {
        List<String> figures = new ArrayList<>(given);
        dialogue.view().slots().values().forEach(value -> collect(value, figures));
        collect(ExampleLender.HELPLINE, figures);
        return figures;
    }

    private static void collect(Object value, List<String> figures) {
        switch (value) {
            case Number number -> {
                BigDecimal decimal = new BigDecimal(number.toString());
                figures.add(decimal.stripTrailingZeros().toPlainString());
                figures.add(decimal.setScale(0, RoundingMode.HALF_UP).toPlainString());
            }
            case Map<?, ?> map -> map.values().forEach(item -> collect(item, figures));
            case List<?> list -> list.forEach(item -> collect(item, figures));
            default ->
                FIGURE.matcher(String.valueOf(value))
                        .results()
                        .forEach(found -> figures.add(found.group().replace(",", "")));
        }
    }

    String summary() {
        return dialogue.summary();
    }

    Dialogue.View view() {
        return dialogue.view();
    }

    List<DialogueAction> say(String text) {
        return give(new DialogueInput.CallerSaid(new Transcript(text, Language.HINDI, 1)));
    }

    /** Gives an input and everything that comes of it; the actions of the whole turn in order. */
    List<DialogueAction> give(DialogueInput input) {
        List<DialogueAction> all = new ArrayList<>();
        Deque<DialogueInput> inputs = new ArrayDeque<>(List.of(input));
        while (!inputs.isEmpty()) {
            for (DialogueAction action : dialogue.on(inputs.removeFirst(), NOW)) {
                all.add(action);
                switch (action) {
                    case DialogueAction.CallTool(Tool.Request request) -> {
                        requests.add(request);
                        Tool.Outcome outcome = tools.apply(request);
                        collect(outcome.result(), given);
                        inputs.add(new DialogueInput.ToolFinished(outcome));
                    }
                    case DialogueAction.FindKnowledge(String query, Language language) -> {
                        List<Article> articles = knowledge.apply(query, language);
                        articles.forEach(article -> collect(article.text(), given));
                        inputs.add(new DialogueInput.KnowledgeFound(query, articles));
                    }
                    case DialogueAction.Say say -> {
                        replies.add(say.text());
                        transcript.add("    agent: " + say.text());
                    }
                    case DialogueAction.ChangeState _, DialogueAction.EndCall _, DialogueAction.Withheld _ -> {}
                }
            }
        }
        return all;
    }
}
