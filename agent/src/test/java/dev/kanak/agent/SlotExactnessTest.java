package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.agent.ScenarioTest.Values;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.PersonalNumbers;
import dev.kanak.agent.slot.SlotReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Slot values of the domain's labelled utterances, for the slots that a quote and a branch need. */
final class SlotExactnessTest {

    private static final Set<String> IN_SCOPE = Set.of(
            "loan_amount_inr",
            "gold_weight_g",
            "purity_karat",
            "tenure_months",
            "city",
            "pincode",
            "interest_rate_pct_pa",
            "purpose");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Lexicon LEXICON = GoldLoanAgent.lexicon();
    private static final SlotReader READER = GoldLoanAgent.slots(ExampleLender.config());

    private record Judged(String id, String language, String asked, boolean exact, String note) {}

    @Test
    void mostUtterancesFillExactlyTheSlotsExpected() {
        List<Judged> all = judged();
        Map<String, List<Judged>> bySlot = new HashMap<>();
        all.forEach(
                j -> bySlot.computeIfAbsent(j.asked(), _ -> new ArrayList<>()).add(j));
        bySlot.forEach(
                (slot, these) -> System.out.printf("REPORT slots %s: %.3f of %d%n", slot, share(these), these.size()));
        for (String language : List.of("hi", "hinglish", "en")) {
            List<Judged> these =
                    all.stream().filter(j -> j.language().equals(language)).toList();
            System.out.printf("REPORT slots %s: %.3f of %d%n", language, share(these), these.size());
        }
        all.stream().filter(j -> !j.exact()).forEach(j -> System.out.println("REPORT   " + j.id() + " " + j.note()));
        assertThat(share(all)).isGreaterThan(0.93);
    }

    @Test
    void numbersThatMustNotBeStoredAreFound() {
        for (JsonNode node : DomainFiles.lines("slots_dev.jsonl")) {
            List<String> tokens = Words.of(node.get("text").asText());
            boolean found = PersonalNumbers.find(tokens, LEXICON.hear(tokens)).isPresent();
            boolean forbidden = node.get("flags").toString().contains("do_not_store");
            assertThat(found).as(node.get("id").asText()).isEqualTo(forbidden);
        }
    }

    private static double share(List<Judged> judged) {
        return judged.stream().filter(Judged::exact).count() / (double) judged.size();
    }

    private static List<Judged> judged() {
        List<Judged> all = new ArrayList<>();
        for (JsonNode node : DomainFiles.lines("slots_dev.jsonl")) {
            String asked = node.get("asked_slot").asText();
            if (IN_SCOPE.contains(asked)) {
                all.add(judge(node, asked));
            }
        }
        return all;
    }

    private static Judged judge(JsonNode node, String asked) {
        List<String> tokens = Words.of(node.get("text").asText());
        Map<String, Object> known = JSON.convertValue(
                node.get("context"), JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        Map<String, Object> read = READER.read(tokens, LEXICON.hear(tokens), Optional.of(asked), known)
                .values();
        Map<String, Object> expected = JSON.convertValue(
                node.get("expected"), JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        boolean exact = expected.entrySet().stream()
                .allMatch(e -> Values.canonical(read.get(e.getKey())).equals(Values.canonical(e.getValue())));
        boolean noExtra = read.keySet().stream().filter(IN_SCOPE::contains).allMatch(expected::containsKey);
        String note = node.get("text").asText() + " expected " + expected + " read " + read;
        return new Judged(node.get("id").asText(), node.get("lang").asText(), asked, exact && noExtra, note);
    }
}
