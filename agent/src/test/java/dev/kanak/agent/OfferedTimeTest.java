package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visit wanted on a fourth Saturday, 28 November 2026, for which the Monday after is offered. */
final class OfferedTimeTest {

    private static final String OFFERED = "30 नवंबर";

    private static final Map<String, Object> BRANCH = Map.of(
            "branch_id",
            "B1",
            "name",
            "Hemadri Bank, Deccan",
            "hours",
            Map.of(
                    "mon_fri", Map.of("open", "10:00", "close", "16:00", "gold_desk_last", "15:30"),
                    "sat_1_3_5", Map.of("open", "10:00", "close", "14:00", "gold_desk_last", "13:30")));

    private final TestCall call = open();

    private static TestCall open() {
        AgentConfig plain = ExampleLender.config();
        AgentConfig config = AgentConfig.of(plain.bankNames(), plain.helpline(), plain.places(), RandomCalls.TOOLS);
        return new TestCall(
                GoldLoanAgent.factory(config).open(Optional.of(Language.HINGLISH)),
                OfferedTimeTest::answer,
                (_, _) -> List.of());
    }

    private static Tool.Outcome answer(Tool.Request request) {
        return new Tool.Outcome(
                request, true, request.name().equals("find_branches") ? Map.of("branches", List.of(BRANCH)) : Map.of());
    }

    @BeforeEach
    void mondayIsOffered() {
        call.give(new DialogueInput.Started());
        List.of("haan", "branch visit book karna hai", "Pune", "28 november shaam 4 baje")
                .forEach(call::say);
        assertThat(call.replies.getLast()).contains("बंद", OFFERED);
    }

    @Test
    void aNameAndANumberGivenInsteadOfAYesAreKeptAndTheOfferStands() {
        call.say("Sunita Sharma");
        assertThat(call.replies.getLast()).contains(OFFERED);

        call.say("9876543210");
        assertThat(call.replies.getLast()).contains(OFFERED);

        call.say("haan");
        assertThat(call.view().state()).isEqualTo("CONFIRM");
        assertThat(call.replies.getLast()).contains("Sunita Sharma", "98765 43210", OFFERED);
    }

    @Test
    void commonWordsAreNoName() {
        List.of(
                        "Deccan wali",
                        "nahi aaya",
                        "think about",
                        "dekh lenge",
                        "soch lunga",
                        "देख लेंगे",
                        "thoda mushkil",
                        "shaadi hai us din",
                        "family function")
                .forEach(words -> {
                    call.say(words);
                    assertThat(call.view().slots()).as(words).doesNotContainKey("name");
                });
    }
}
