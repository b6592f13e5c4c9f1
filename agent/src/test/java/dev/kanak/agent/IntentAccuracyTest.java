package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.slot.Asked;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Intents as the agent ships them, rules and classifier together. The domain's 900 labelled utterances taught both, so their
 * figure shows that nothing broke, not how new words fare: {@code fresh.yaml} holds wordings that neither has met, and
 * {@code IntentModelTest} judges the domain's by what the classifier was not taught.
 */
final class IntentAccuracyTest {

    private static final double DEV_FLOOR = 0.99;
    private static final double FRESH_FLOOR = 0.95;
    private static final Understanding UNDERSTANDING = GoldLoanAgent.understanding(ExampleLender.config());
    private static final Asked NOTHING = new Asked(Optional.empty(), Map.of(), LocalDateTime.of(2026, 11, 20, 11, 0));

    private record Judged(String id, String language, String text, String expected, String actual) {

        boolean right() {
            return expected.equals(actual);
        }
    }

    private static List<Judged> judged() {
        List<Judged> all = new ArrayList<>();
        for (JsonNode node : DomainFiles.lines("intents_dev.jsonl")) {
            all.add(judge(
                    node.get("id").asText(),
                    node.get("lang").asText(),
                    node.get("text").asText(),
                    node.get("intent").asText()));
        }
        return all;
    }

    private static Judged judge(String id, String language, String text, String expected) {
        String actual = UNDERSTANDING.understand(text, NOTHING).intent().orElse("none");
        return new Judged(id, language, text, expected, actual);
    }

    private static double accuracy(List<Judged> judged) {
        return judged.stream().filter(Judged::right).count() / (double) judged.size();
    }

    @Test
    void mostUtterancesOfEachLanguageAreUnderstood() {
        List<Judged> all = judged();
        for (String language : List.of("hi", "hinglish", "en")) {
            List<Judged> these =
                    all.stream().filter(j -> j.language().equals(language)).toList();
            System.out.printf("REPORT intents %s: %.3f of %d%n", language, accuracy(these), these.size());
            assertThat(accuracy(these)).as(language).isGreaterThan(DEV_FLOOR);
        }
        confusions(all);
    }

    @Test
    void freshWordingsAreUnderstood() {
        List<Judged> fresh = new ArrayList<>();
        FreshWordings.read().forEach((intent, texts) -> texts.forEach(text -> fresh.add(judge("", "", text, intent))));
        System.out.printf("REPORT intents fresh: %.3f of %d%n", accuracy(fresh), fresh.size());
        confusions(fresh);
        assertThat(accuracy(fresh)).isGreaterThan(FRESH_FLOOR);
    }

    private static void confusions(List<Judged> judged) {
        Map<String, List<String>> wrong = new TreeMap<>();
        judged.stream()
                .filter(j -> !j.right())
                .forEach(j -> wrong.computeIfAbsent(j.expected() + " > " + j.actual(), _ -> new ArrayList<>())
                        .add(j.text()));
        wrong.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        (Map.Entry<String, List<String>> e) -> -e.getValue().size()))
                .limit(Integer.getInteger("confusions", 10))
                .forEach(e -> System.out.println("REPORT   " + e.getKey() + " "
                        + e.getValue().size() + " " + (Boolean.getBoolean("texts") ? e.getValue() : "")));
    }
}
