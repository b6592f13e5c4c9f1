package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers who want a person while nobody is there: they are called back, and never told to hold the line. */
final class ClosedOfficeTest {

    private TestCall call;

    @BeforeEach
    void aCallerWantsAPerson() {
        AgentConfig plain = ExampleLender.config();
        AgentConfig config =
                AgentConfig.of(plain.bankNames(), plain.helpline(), plain.places(), Set.copyOf(RandomCalls.TOOLS));
        call = new TestCall(
                GoldLoanAgent.factory(config).open(Optional.of(Language.HINDI)),
                ClosedOfficeTest::answer,
                (_, _) -> List.of());
        call.give(new DialogueInput.Started());
        call.say("नहीं");
        call.say("मुझे किसी इंसान से बात करनी है");
    }

    private static Tool.Outcome answer(Tool.Request request) {
        return switch (request.name()) {
            case "transfer_to_human" -> new Tool.Outcome(request, true, Map.of("available", false));
            case "record_consent" -> new Tool.Outcome(request, true, Map.of("consent_id", "consent-1"));
            case "create_lead" -> new Tool.Outcome(request, true, Map.of("lead_id", "lead-1", "status", "SAVED"));
            default -> DemoTools.answer(request);
        };
    }

    private String reply(String said) {
        call.say(said);
        return call.replies.getLast();
    }

    @Test
    void areAskedWhomToCall() {
        assertThat(call.replies.getLast()).contains("अभी दफ़्तर बंद है", "आपका नाम क्या है?");
    }

    @Test
    void askingOnceMoreAreToldTheSame() {
        assertThat(reply("मुझे अभी बात करनी है, मैनेजर से बात कराओ"))
                .contains("अभी दफ़्तर बंद है", "आपका नाम क्या है?")
                .doesNotContain("लाइन पर रहिए");
    }

    @Test
    void whoComplainStillLeaveTheirNumber() {
        assertThat(reply("मुझे शिकायत करनी है")).contains("आपका नाम क्या है?").doesNotContain("लाइन पर रहिए");
    }

    @Test
    void whoseNumberIsNotedAreGivenTheHelpline() {
        call.say("रमेश");
        call.say("98765 43210");
        assertThat(reply("हाँ")).contains("98765 43210");
        assertThat(reply("मुझे मैनेजर से बात करनी है"))
                .contains("अभी दफ़्तर बंद है", "1800-000-0101")
                .doesNotContain("लाइन पर रहिए");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "अच्छा | ठीक है | मुझे मैनेजर से बात करनी है",
                "theek hai | mujhe gold loan chahiye | manager se baat karao",
                "I need a gold loan | I have fifty grams of gold | I want to talk to the manager"
            })
    void areNotToldTheSameAtEveryTurn(String first, String second, String third) {
        List.of("रमेश", "98765 43210", "हाँ").forEach(call::say);
        assertThat(reply(first)).contains("1800-000-0101");
        for (String said : List.of(second, third)) {
            assertThat(reply(said))
                    .containsAnyOf("खुलने पर", "once the office opens")
                    .doesNotContain("1800-000-0101");
        }
    }

    @Test
    void whoSpeakOfSomebodyHaveNotToldTheirName() {
        assertThat(reply("उसका नंबर 98765 01234"))
                .contains("बस अपना नाम बता दीजिए।")
                .doesNotContain("उसका जी");
    }

    @Test
    void whoUrgeHaveNotToldTheirName() {
        call.say("अभी बात कराओ");
        assertThat(call.view().slots()).doesNotContainKey("name");
    }
}
