package dev.kanak.agent.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.AgentConfig;
import dev.kanak.agent.GoldLoanAgent;
import dev.kanak.agent.guard.Guard;
import dev.kanak.agent.guard.KnownNumbers;
import dev.kanak.agent.guard.Rule;
import dev.kanak.agent.topic.TopicRules;
import dev.kanak.core.speech.Language;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which numbers of what was heard the agent may say back. */
final class EarTest {

    private static final AgentConfig LENDER = AgentConfig.of(
            Map.of(Language.HINDI, "बैंक", Language.HINGLISH, "Bank", Language.ENGLISH, "Bank"),
            "1",
            Map.of(),
            Set.of());

    private final Memory memory = new Memory();
    private final KnownNumbers known = new KnownNumbers();
    private final Ear ear =
            new Ear(GoldLoanAgent.understanding(LENDER), new TopicRules(Map.of(), Map.of()), memory, known);

    EarTest() {
        memory.now = LocalDateTime.parse("2026-11-20T11:00:00");
    }

    private boolean says(String reply) {
        return !Guard.check(reply, known).withheld().contains(Rule.UNLINKED_NUMBER);
    }

    @Test
    void thoseOfWordsHeardWell() {
        ear.hear("मुझे दो लाख चाहिए");
        assertThat(says("आपको दो लाख रुपये चाहिए।")).isTrue();
    }

    @Test
    void ofWordsHeardInPartOnlyThoseTaken() {
        ear.hearInPart(
                "मेरा नंबर नौ आठ सात छह पाँच चार तीन दो एक शून्य है", "नंबर नौ आठ सात छह पाँच चार तीन दो एक शून्य है");
        assertThat(says("नंबर 98765 43210 है।")).isTrue();
    }

    @Test
    void noneIfNothingOfThemIsTaken() {
        ear.hearInPart("दो लाख चाहे", "दो लाख");
        assertThat(says("आपको दो लाख रुपये चाहिए।")).isFalse();
        ear.hearInPart("उसका नंबर 9876543210 है", "नंबर 9876543210 है");
        assertThat(says("नंबर 98765 43210 है।")).isFalse();
    }
}
