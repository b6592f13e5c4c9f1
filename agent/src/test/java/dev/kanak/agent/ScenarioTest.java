package dev.kanak.agent;

import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario file holds. */
final class ScenarioTest {

    private static final Pattern FIGURE = Pattern.compile("\\d(?:[\\d,.]*\\d)?");

    static Stream<Scenario> scenarios() {
        return Stream.of("hindi.yaml", "hinglish.yaml", "english.yaml", "troubles.yaml", "questions.yaml")
                .flatMap(file -> Scenario.read(file).stream());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void holds(Scenario scenario) {
        Map<String, Integer> asked = new HashMap<>();
        Optional<Language> chosen = Optional.ofNullable(scenario.language()).flatMap(Language::of);
        TestCall call =
                new TestCall(chosen, request -> answer(scenario, request, asked), (query, _) -> find(scenario, query));
        int number = 0;
        for (Scenario.Turn turn : scenario.turns()) {
            number++;
            int before = call.requests.size();
            List<DialogueAction> actions = call.give(input(turn));
            check(scenario.name() + ", turn " + number, turn, actions, call, before);
        }
    }

    private static DialogueInput input(Scenario.Turn turn) {
        String user = turn.user() == null ? "" : turn.user();
        return switch (turn.event() == null ? "said" : turn.event()) {
            case "started" -> new DialogueInput.Started();
            case "resumed" -> new DialogueInput.Resumed();
            case "no_input" -> new DialogueInput.NoInput();
            case "no_match" -> new DialogueInput.NoMatch();
            case "interrupted" -> new DialogueInput.Interrupted(user);
            default -> new DialogueInput.CallerSaid(new Transcript(user, Language.HINDI, 1));
        };
    }

    private static Tool.Outcome answer(Scenario scenario, Tool.Request request, Map<String, Integer> asked) {
        List<Map<String, Object>> answers =
                scenario.tools() == null ? List.of() : scenario.tools().getOrDefault(request.name(), List.of());
        if (answers.isEmpty()) {
            return new Tool.Outcome(request, false, Map.of("error", "unavailable"));
        }
        int at = Math.min(asked.merge(request.name(), 1, Integer::sum), answers.size()) - 1;
        Map<String, Object> result = answers.get(at);
        return new Tool.Outcome(request, !result.containsKey("error"), result);
    }

    private static List<Article> find(Scenario scenario, String query) {
        if (scenario.articles() == null) {
            return List.of();
        }
        return scenario.articles().entrySet().stream()
                .filter(entry -> entry.getKey().equals("*") || query.contains(entry.getKey()))
                .map(entry -> article(entry.getValue()))
                .toList();
    }

    private static Article article(Map<String, String> fields) {
        String text = fields.getOrDefault("text", "");
        Language language = Language.of(fields.getOrDefault("language", "hi")).orElseThrow();
        return new Article("article", "title", text, language, 1);
    }

    private static void check(
            String where, Scenario.Turn turn, List<DialogueAction> actions, TestCall call, int requestsBefore) {
        SoftAssertions soft = new SoftAssertions();
        List<DialogueAction.Say> says = actions.stream()
                .filter(DialogueAction.Say.class::isInstance)
                .map(DialogueAction.Say.class::cast)
                .toList();
        String said =
                String.join(" ", says.stream().map(DialogueAction.Say::text).toList());
        soft.assertThat(says).as(where + ": one reply").hasSizeLessThanOrEqualTo(1);
        if (turn.says() != null) {
            soft.assertThat(said).as(where).contains(turn.says());
        }
        if (turn.not() != null) {
            soft.assertThat(said).as(where).doesNotContain(turn.not());
        }
        soft.assertThat(call.view().state())
                .as(where + ": state")
                .isEqualTo(or(turn.state(), call.view().state()));
        if (turn.asks() != null) {
            soft.assertThat(call.view().askedSlot().orElse(""))
                    .as(where + ": asks")
                    .isEqualTo(turn.asks());
        }
        soft.assertThat(call.view().language().code())
                .as(where + ": language")
                .isEqualTo(or(turn.language(), call.view().language().code()));
        if (turn.rate() != null) {
            soft.assertThat(says.getFirst().rate()).as(where + ": rate").isEqualTo(turn.rate());
        }
        if (turn.silenceSeconds() != null) {
            soft.assertThat(call.view().silenceLimit()).as(where).hasSeconds(turn.silenceSeconds());
        }
        if (turn.searches() != null) {
            boolean searched = actions.stream().anyMatch(DialogueAction.FindKnowledge.class::isInstance);
            soft.assertThat(searched).as(where + ": searches").isEqualTo(turn.searches());
        }
        checkFigures(where, said, call, soft);
        checkSlots(where, turn, call, soft);
        checkCalls(where, turn, call.requests.subList(requestsBefore, call.requests.size()), soft);
        checkEnd(where, turn, actions, call, soft);
        soft.assertAll();
    }

    private static String or(@org.jspecify.annotations.Nullable String expected, String actual) {
        return expected == null ? actual : expected;
    }

    /** No figure is said that no tool, caller, article or lender gave. */
    private static void checkFigures(String where, String said, TestCall call, SoftAssertions soft) {
        List<String> given = call.figuresGiven();
        FIGURE.matcher(said)
                .results()
                .map(java.util.regex.MatchResult::group)
                .forEach(figure -> soft.assertThat(given)
                        .as(where + ": figure has a source")
                        .contains(figure.replace(",", "")));
    }

    private static void checkSlots(String where, Scenario.Turn turn, TestCall call, SoftAssertions soft) {
        if (turn.slots() == null) {
            return;
        }
        turn.slots().forEach((name, expected) -> {
            Object actual = call.view().slots().get(name);
            soft.assertThat(Values.canonical(actual)).as(where + ": " + name).isEqualTo(Values.canonical(expected));
        });
    }

    private static void checkCalls(String where, Scenario.Turn turn, List<Tool.Request> requests, SoftAssertions soft) {
        if (turn.calls() == null) {
            return;
        }
        List<Object> actual = requests.stream()
                .map(request -> Values.canonical(Map.of("tool", request.name(), "arguments", request.arguments())))
                .toList();
        List<Object> expected = turn.calls().stream().map(Values::canonical).toList();
        soft.assertThat(actual).as(where + ": calls").isEqualTo(expected);
    }

    private static void checkEnd(
            String where, Scenario.Turn turn, List<DialogueAction> actions, TestCall call, SoftAssertions soft) {
        List<String> ends = actions.stream()
                .filter(DialogueAction.EndCall.class::isInstance)
                .map(action -> ((DialogueAction.EndCall) action).reason())
                .toList();
        soft.assertThat(ends).as(where + ": ends").isEqualTo(turn.ends() == null ? List.of() : List.of(turn.ends()));
        soft.assertThat(call.view().ended()).as(where + ": ended").isEqualTo(turn.ends() != null);
    }

    /** Values as they compare: numbers without trailing zeros, whatever their type. */
    static final class Values {

        private Values() {}

        static Object canonical(@org.jspecify.annotations.Nullable Object value) {
            if (value instanceof Number number) {
                return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            }
            if (value instanceof List<?> list) {
                return list.stream().map(Values::canonical).toList();
            }
            if (value instanceof Map<?, ?> map) {
                Map<String, Object> canonical = new HashMap<>();
                map.forEach((key, item) -> canonical.put(String.valueOf(key), canonical(item)));
                return canonical;
            }
            return value == null ? "" : value;
        }
    }
}
