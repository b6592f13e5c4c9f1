package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.agent.ScenarioTest.Values;
import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.slot.Asked;
import dev.kanak.agent.slot.PersonalNumbers;
import dev.kanak.agent.slot.Utterance;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Slot values of the domain's labelled utterances, every slot of them. */
final class SlotExactnessTest {

    private static final double FLOOR = 0.98;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Lexicon LEXICON = GoldLoanAgent.lexicon();
    private static final Understanding UNDERSTANDING = GoldLoanAgent.understanding(ExampleLender.config());

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
        assertThat(share(all)).isGreaterThan(FLOOR);
    }

    @Test
    void numbersThatMustNotBeStoredAreFound() {
        for (JsonNode node : DomainFiles.lines("slots_dev.jsonl")) {
            Utterance utterance = Utterance.of(node.get("text").asText(), LEXICON);
            boolean found =
                    PersonalNumbers.find(utterance.tokens(), utterance.heard()).isPresent();
            boolean forbidden = node.get("flags").toString().contains("do_not_store");
            assertThat(found).as(node.get("id").asText()).isEqualTo(forbidden);
        }
    }

    private static double share(List<Judged> judged) {
        return judged.stream().filter(Judged::exact).count() / (double) judged.size();
    }

    private static List<Judged> judged() {
        return DomainFiles.lines("slots_dev.jsonl").stream()
                .map(SlotExactnessTest::judge)
                .toList();
    }

    private static Judged judge(JsonNode node) {
        String asked = node.get("asked_slot").asText();
        Map<String, Object> known = map(node.get("context"));
        var now = OffsetDateTime.parse(node.get("now").asText()).toLocalDateTime();
        Map<String, Object> read = UNDERSTANDING
                .understand(node.get("text").asText(), new Asked(Optional.of(asked), known, now))
                .slots();
        Map<String, Object> expected = map(node.get("expected"));
        boolean exact = expected.entrySet().stream()
                .allMatch(e -> Values.canonical(read.get(e.getKey())).equals(Values.canonical(e.getValue())));
        boolean noExtra = expected.keySet().containsAll(read.keySet());
        String note = node.get("text").asText() + " expected " + expected + " read " + read;
        return new Judged(node.get("id").asText(), node.get("lang").asText(), asked, exact && noExtra, note);
    }

    private static Map<String, Object> map(JsonNode node) {
        return JSON.convertValue(node, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }
}
