package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.agent.intent.IntentRules;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.intent.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Intents of the domain's 900 labelled utterances. The rules were written by someone who knew them, so the figure shows that
 * nothing broke, not how new words fare; {@code fresh.yaml} holds wordings made up before the rules met them.
 */
final class IntentAccuracyTest {

    private static final double DEV_FLOOR = 0.90;
    private static final double FRESH_FLOOR = 0.75;
    private static final Lexicon LEXICON = GoldLoanAgent.lexicon();
    private static final IntentRules RULES = GoldLoanAgent.rules(LEXICON);

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
        String actual = RULES.rank(LEXICON.hear(Words.of(text))).stream()
                .findFirst()
                .map(scored -> scored.intent().label())
                .orElse("none");
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
