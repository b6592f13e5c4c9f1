package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller cut off before its key words is said again, in short, and nothing is taken for given meanwhile. */
final class CutSentencesTest {

    private static final Dialogue.Factory AGENT = agent();
    private static final String PHONE = "98765 43210";

    private TestCall call = open("hi");

    private static Dialogue.Factory agent() {
        AgentConfig plain = ExampleLender.config();
        return GoldLoanAgent.factory(
                AgentConfig.of(plain.bankNames(), plain.helpline(), plain.places(), RandomCalls.TOOLS));
    }

    private static TestCall open(String language) {
        TestCall call = new TestCall(AGENT.open(Language.of(language)), CutSentencesTest::answer, (_, _) -> List.of());
        call.give(new DialogueInput.Started());
        return call;
    }

    private static Tool.Outcome answer(Tool.Request request) {
        Map<String, Object> result = switch (request.name()) {
            case "check_eligibility" ->
                Map.of(
                        "status",
                        "INDICATIVELY_ELIGIBLE",
                        "reasons",
                        List.of(),
                        "max_loan_quoted_inr",
                        new BigDecimal("480000"));
            case "record_consent" -> Map.of("consent_id", "consent-1");
            case "create_lead" -> Map.of("lead_id", "lead-1");
            default -> Map.of();
        };
        return new Tool.Outcome(request, true, result);
    }

    /** The caller speaks over the reply after so many of its words. */
    private String cutAfter(int words, String text) {
        String[] said = call.replies.getLast().split("\\s+");
        String heard = String.join(" ", List.of(said).subList(0, Math.min(words, said.length)));
        call.give(new DialogueInput.Interrupted(heard));
        return say(text);
    }

    private String say(String text) {
        call.say(text);
        return call.replies.getLast();
    }

    private List<String> asked(String tool) {
        return call.requests.stream()
                .map(Tool.Request::name)
                .filter(tool::equals)
                .toList();
    }

    @Nested
    class TheGreeting {

        @ParameterizedTest
        @CsvSource({
            "hi, 2, हाँ बोलिए, स्वचालित एआई सहायक, कॉल रिकॉर्ड",
            "hinglish, 2, हाँ बोलिए, automated AI assistant, call record",
            "en, 2, yes please, automated AI assistant, record this call"
        })
        void cutAtItsBeginningIsSaidAgainAndAYesToItIsNoConsent(
                String language, int words, String yes, String disclosure, String question) {
            call = open(language);

            assertThat(cutAfter(words, yes)).contains(disclosure, question);
            assertThat(call.view().slots()).doesNotContainKey("consent_recording");
            assertThat(call.view().askedSlot()).contains("consent_recording");
            assertThat(asked("record_consent")).isEmpty();

            assertThat(say(yes)).doesNotContain(disclosure, question);
            assertThat(call.view().slots()).containsEntry("consent_recording", true);
        }

        @ParameterizedTest
        @CsvSource({
            "hi, 13, हाँ जी, स्वचालित एआई सहायक, कॉल रिकॉर्ड",
            "hinglish, 9, हाँ जी, automated AI assistant, call record",
            "en, 8, yes, automated AI assistant, record this call"
        })
        void cutBetweenDisclosureAndQuestionIsAskedAgainOnly(
                String language, int words, String yes, String disclosure, String question) {
            call = open(language);

            assertThat(cutAfter(words, yes)).contains(question).doesNotContain(disclosure);
            assertThat(call.view().slots()).doesNotContainKey("consent_recording");
        }

        @ParameterizedTest
        @CsvSource({"hi, 20, हाँ जी", "hinglish, 15, हाँ जी", "en, 14, yes"})
        void cutAfterItsKeyWordsWasHeard(String language, int words, String yes) {
            call = open(language);
            cutAfter(words, yes);

            assertThat(call.view().slots()).containsEntry("consent_recording", true);
        }

        @Test
        void aRefusalThatNamesTheRecordingCountsAtAnyTime() {
            cutAfter(2, "रिकॉर्डिंग मत कीजिए");

            assertThat(call.view().slots()).containsEntry("consent_recording", false);
        }

        @Test
        void itsShortFormIsSaidAgainTooIfItIsCut() {
            cutAfter(2, "गोल्ड लोन चाहिए");
            assertThat(cutAfter(1, "पचास ग्राम है")).contains("स्वचालित एआई सहायक", "कॉल रिकॉर्ड");
        }

        @Test
        void aQuestionThatIsNeverLetBeIsAskedThreeTimesAndIsNoConsent() {
            for (int i = 0; i < 5; i++) {
                cutAfter(1, "हाँ");
            }
            assertThat(call.view().slots()).doesNotContainKey("consent_recording");
            assertThat(call.replies)
                    .filteredOn(reply -> reply.contains("कॉल रिकॉर्ड"))
                    .hasSize(3);
        }

        @Test
        void ofALineThatBrokeIsNotTakenAsHeard() {
            call.give(new DialogueInput.Resumed());

            assertThat(call.replies.getLast()).contains("स्वचालित एआई सहायक", "कॉल रिकॉर्ड");
        }

        @Test
        void thatWasHeardOutIsNotSaidAgain() {
            say("हाँ जी");
            call.give(new DialogueInput.Interrupted("नमस्ते"));

            assertThat(say("पचास ग्राम है")).doesNotContain("एआई सहायक", "रिकॉर्ड");
        }
    }

    @Nested
    class AReadBack {

        private void readBack(String language, String yes, String wish) {
            call = open(language);
            say(yes);
            say(wish);
            say(language.equals("en") ? "my name is Ramesh" : "मेरा नाम रमेश है");
            if (language.equals("hinglish")) {
                say("Hinglish में बोलिए");
            }
            say("9876543210");
            assertThat(call.replies.getLast()).contains(PHONE);
            assertThat(call.view().state()).isEqualTo("CONFIRM");
        }

        @ParameterizedTest
        @CsvSource({
            "hi, हाँ जी, मुझे वापस फ़ोन कर दीजिए, हाँ, नंबर 98765 43210 — सही है?",
            "hinglish, हाँ जी, मुझे call back कर दीजिए, हाँ, Number 98765 43210 — सही है?",
            "en, yes, please call me back, yes, Number 98765 43210. Is that right?"
        })
        void cutBeforeTheNumberIsSaidAgainInShortBeforeAnythingIsDone(
                String language, String consent, String wish, String yes, String again) {
            readBack(language, consent, wish);

            assertThat(cutAfter(2, yes)).isEqualTo(again);
            assertThat(asked("create_lead")).isEmpty();

            say(yes);
            assertThat(asked("create_lead")).hasSize(1);
        }

        @Test
        void cutAfterTheNumberIsAffirmed() {
            readBack("hi", "हाँ जी", "मुझे वापस फ़ोन कर दीजिए");
            cutAfter(9, "हाँ");

            assertThat(asked("create_lead")).hasSize(1);
        }
    }

    @Nested
    class AnAmount {

        private void quote(String language, String yes, String gold) {
            call = open(language);
            say(yes);
            assertThat(say(gold)).contains("₹4,80,000");
        }

        @ParameterizedTest
        @CsvSource({
            "hi, हाँ जी, पचास ग्राम बाईस कैरेट, एक मिनट रुकिए, 'अनुमान से ₹4,80,000 तक मिल सकता है।'",
            "hinglish, हाँ जी, मेरे पास fifty gram gold है twenty two karat का, एक minute रुकिए, 'Estimate से"
                    + " ₹4,80,000 तक मिल सकता है।'",
            "en, yes, fifty grams of 22 karat, hold on, 'By estimate you may get up to ₹4,80,000.'"
        })
        void cutBeforeItIsSaidFirstInTheNextReply(String language, String yes, String gold, String hold, String again) {
            quote(language, yes, gold);
            assertThat(call.summary()).contains("quoted up to");
            String next = cutAfter(1, hold);

            assertThat(next).startsWith(again);
            assertThat(say(hold)).doesNotContain("₹4,80,000");
        }

        @Test
        void thatWasNotHeardIsNotSummedUpAsQuoted() {
            quote("hi", "हाँ जी", "पचास ग्राम बाईस कैरेट");
            call.give(new DialogueInput.Interrupted("अनुमान"));

            assertThat(call.summary()).contains("limit not yet heard").doesNotContain("quoted up to");
        }

        @Test
        void thatIsNoLongerTrueIsNotSaid() {
            quote("hi", "हाँ जी", "पचास ग्राम बाईस कैरेट");
            String next = cutAfter(1, "नहीं, तीस ग्राम है");

            assertThat(next.split("₹4,80,000", -1))
                    .as("said once, as the new answer: %s", next)
                    .hasSizeLessThan(3);
            assertThat(next).doesNotStartWith("अनुमान से ₹4,80,000 तक मिल सकता है। ");
        }
    }
}
