package dev.kanak.agent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a shell may rely on, whatever is said. */
final class GoldLoanAgentTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-20T11:00:00+05:30");
    private static final Dialogue.Factory AGENT = GoldLoanAgent.factory(ExampleLender.config());

    private Dialogue dialogue = AGENT.open(Optional.of(Language.HINDI));

    @BeforeEach
    void callsAndConsents() {
        dialogue = AGENT.open(Optional.of(Language.HINDI));
        dialogue.on(new DialogueInput.Started(), NOW);
        say("हाँ जी");
    }

    private List<DialogueAction> say(String text) {
        return dialogue.on(new DialogueInput.CallerSaid(new Transcript(text, Language.HINDI, 1)), NOW);
    }

    private static Tool.Request request(List<DialogueAction> actions) {
        return actions.stream()
                .filter(DialogueAction.CallTool.class::isInstance)
                .map(action -> ((DialogueAction.CallTool) action).request())
                .findFirst()
                .orElseThrow();
    }

    private List<DialogueAction> answer(Tool.Request request, String most) {
        Map<String, Object> result = Map.of(
                "status", "INDICATIVELY_ELIGIBLE", "reasons", List.of(), "max_loan_quoted_inr", new BigDecimal(most));
        return dialogue.on(new DialogueInput.ToolFinished(new Tool.Outcome(request, true, result)), NOW);
    }

    private static List<String> said(List<DialogueAction> actions) {
        return actions.stream()
                .filter(DialogueAction.Say.class::isInstance)
                .map(action -> ((DialogueAction.Say) action).text())
                .toList();
    }

    @Test
    void nothingIsSaidUntilTheToolHasAnswered() {
        assertThat(said(say("पचास ग्राम बाईस कैरेट"))).isEmpty();
    }

    @Test
    void theAnswerToWeightThatWasCorrectedMeanwhileIsNotSaid() {
        Tool.Request old = request(say("पचास ग्राम बाईस कैरेट"));
        Tool.Request corrected = request(say("पचास नहीं पंद्रह ग्राम"));

        assertThat(said(answer(old, "480000"))).isEmpty();
        assertThat(said(answer(corrected, "153000"))).singleElement().asString().contains("₹1,53,000");
    }

    @Test
    void requestsAreNumberedFromOneInTheOrderTheyAreMade() {
        assertThat(request(say("पचास ग्राम बाईस कैरेट")).id()).isEqualTo("t1");
        assertThat(request(say("पचास नहीं पंद्रह ग्राम")).id()).isEqualTo("t2");
    }

    @Test
    void everyChangeOfSlotsIsToldWithTheStateItLedTo() {
        List<DialogueAction> actions = say("पचास ग्राम है");

        assertThat(actions.getFirst()).isInstanceOfSatisfying(DialogueAction.ChangeState.class, change -> {
            assertThat(change.from()).isEqualTo("DISCOVERY");
            assertThat(change.to()).isEqualTo("QUALIFY");
            assertThat(change.slots())
                    .containsEntry("gold_weight_g", new BigDecimal("50"))
                    .containsEntry("consent_recording", true);
        });
    }

    @Test
    void anAmountIsSpelledAlikeInAllThatIsSaid() throws IOException {
        for (Language language : Language.values()) {
            try (InputStream in = GoldLoanAgent.class.getResourceAsStream("wording/" + language.code() + ".yaml")) {
                String wording = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(Normalizer.normalize(wording, Normalizer.Form.NFD)).doesNotContain("रक\u093cम");
            }
        }
    }

    @Test
    void anEndedConversationSaysNothingMore() {
        say("धन्यवाद");

        assertThat(dialogue.view().ended()).isTrue();
        assertThat(say("गोल्ड लोन चाहिए")).isEmpty();
    }

    @Test
    void aVeryLongUtteranceIsTaken() {
        assertThat(said(say("गोल्ड लोन चाहिए ".repeat(5000)))).hasSize(1);
    }

    @Test
    void consentIsRecordedOnlyIfThereIsAToolForIt() {
        AgentConfig plain = ExampleLender.config();
        AgentConfig recording =
                AgentConfig.of(plain.bankNames(), plain.helpline(), plain.places(), Set.of("record_consent"));
        dialogue = GoldLoanAgent.factory(recording).open(Optional.of(Language.HINDI));
        dialogue.on(new DialogueInput.Started(), NOW);

        Tool.Request request = request(say("नहीं रिकॉर्डिंग मत कीजिए"));

        assertThat(request.name()).isEqualTo("record_consent");
        assertThat(request.arguments()).isEqualTo(Map.of("kind", "recording", "granted", false));
    }

    @Test
    void aMasculineVoiceSpeaksOfItselfInTheMasculine() {
        AgentConfig plain = ExampleLender.config();
        AgentConfig masculine = new AgentConfig(
                plain.bankNames(),
                plain.helpline(),
                plain.emergency(),
                plain.memory(),
                dev.kanak.agent.wording.Prompts.Gender.MASCULINE,
                plain.places(),
                plain.tools(),
                plain.silenceLimits(),
                plain.firstLanguage());
        dialogue = GoldLoanAgent.factory(masculine).open(Optional.of(Language.HINDI));

        assertThat(said(dialogue.on(new DialogueInput.Started(), NOW)))
                .singleElement()
                .asString()
                .contains("बोल रहा हूँ");
    }

    @Test
    void whatIsFixedHoldsNothingOfACallerAndBeginsWithTheGreeting() {
        List<DialogueAction.Say> fixed = GoldLoanAgent.fixedSentences(ExampleLender.config());
        var fresh = GoldLoanAgent.factory(ExampleLender.config()).open(Optional.of(Language.HINDI));

        assertThat(said(fresh.on(new DialogueInput.Started(), NOW)))
                .containsExactly(fixed.getFirst().text());
        assertThat(fixed)
                .extracting(DialogueAction.Say::text)
                .contains("धन्यवाद।", "Thank you.", "माफ़ कीजिए, फिर से बोलेंगे?")
                .noneMatch(text -> text.contains("{") || text.contains("₹"))
                .noneMatch(text -> text.startsWith("अनुमान से"));
    }

    @Test
    void aLenderWithoutAHelplineIsRefused() {
        AgentConfig plain = ExampleLender.config();
        assertThatThrownBy(() -> AgentConfig.of(plain.bankNames(), " ", plain.places(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("helpline");
    }
}
