package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.topic.TopicRules;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words as recognisers write them: English ones in Latin letters within Hindi in Devanagari. */
final class MixedScriptTest {

    private static final TopicRules TOPICS = GoldLoanAgent.topics();

    @ParameterizedTest
    @ValueSource(strings = {"book मत करो", "बुक mat करो", "book mat karo", "बुक मत करो"})
    void aPhraseKnownInBothScriptsIsHeardInEveryMixture(String words) {
        assertThat(TOPICS.hear(List.of(words.split(" "))).has(Topic.NOT_VISITING))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"book करो", "मत करो", "boook मत करो", "बक मत करो"})
    void aWordThatOnlySoundsLikeItIsNotThePhrase(String words) {
        assertThat(TOPICS.hear(List.of(words.split(" "))).has(Topic.NOT_VISITING))
                .isFalse();
    }

    private final TestCall call = TestCall.withBranch(Language.HINGLISH, "Jayanagar");

    private void askDay() {
        call.give(new DialogueInput.Started());
        List.of("haan", "Jayanagar wali branch kahan hai").forEach(call::say);
        assertThat(call.view().askedSlot()).contains("date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"नहीं अभी book मत करो", "nahi abhi book mat karo", "नहीं अभी बुक मत करो", "no, don't book now"})
    void notNowIsNoDayForAVisit(String words) {
        askDay();
        call.say(words);
        assertThat(call.view().slots()).doesNotContainKey("date");
        assertThat(call.view().askedSlot()).isNotEqualTo(Optional.of("time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "कल नहीं आ सकता",
                "कल नहीं आ पाऊँगी",
                "कल आ नहीं सकता",
                "कल तो मुमकिन नहीं है",
                "kal nahi aa sakta",
                "kal nahi aa paunga",
                "kal nahi aa payenge, parso bhi nahi aa sakte",
                "I can't come tomorrow",
                "tomorrow I won't be able to come"
            })
    void aDayOnWhichTheCallerCannotComeIsNoneAndAnotherIsAsked(String words) {
        askDay();
        call.say(words);
        assertThat(call.view().slots()).doesNotContainKey("date");
        assertThat(call.view().askedSlot()).contains("date");
        assertThat(call.replies.getLast()).containsAnyOf("ठीक है, तब नहीं।", "All right, not then.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "कल नहीं आ सकता परसों आऊँगा",
                "kal nahi aa paunga, parso aaunga",
                "परसों आऊँगा, कल नहीं आ पाऊँगा",
                "I can't come tomorrow but the day after tomorrow is fine"
            })
    void theOtherDayToldWithItIsTaken(String words) {
        askDay();
        call.say(words);
        assertThat(call.view().slots()).containsEntry("date", "2026-11-22");
    }

    @Test
    void aDayToldBeforeIsTakenBackByIt() {
        askDay();
        List.of("कल ग्यारह बजे", "कल नहीं आ पाऊँगा").forEach(call::say);
        assertThat(call.view().slots()).doesNotContainKey("date");
        assertThat(call.view().askedSlot()).contains("date");
    }

    @Test
    void ofATimeThatDoesNotSuitTheDayStays() {
        askDay();
        List.of("कल ग्यारह बजे", "ग्यारह बजे नहीं आ पाऊँगा").forEach(call::say);
        assertThat(call.view().slots()).containsEntry("date", "2026-11-21").doesNotContainKey("time");
        assertThat(call.view().askedSlot()).contains("time");

        call.say("सुबह नहीं आ सकता शाम चार बजे आऊँगा");
        assertThat(call.view().slots()).containsEntry("date", "2026-11-21").containsEntry("time", "16:00");
    }

    @Test
    void notTodayButTomorrowIs() {
        askDay();
        call.say("अभी नहीं आ सकता, कल आऊँगा");
        assertThat(call.view().slots()).containsEntry("date", "2026-11-21");
    }

    @Test
    void aWordBetweenANumberTakenBackAndTheNextIsNoName() {
        askDay();
        List.of(
                        "कल ग्यारह बजे",
                        "कविता शर्मा नौ आठ नौ आठ नौ सात एक दो तीन चार नहीं सौर नौ आठ नौ आठ नौ सात एक दो तीन चार")
                .forEach(call::say);
        assertThat(call.view().slots()).containsEntry("name", "कविता शर्मा").containsEntry("phone", "9898971234");
    }

    @Test
    void aNameAfterANoWithoutANumberBeforeItIs() {
        askDay();
        List.of("कल ग्यारह बजे", "सविता नहीं कविता नौ आठ नौ आठ नौ सात एक दो तीन चार")
                .forEach(call::say);
        assertThat(call.view().slots()).containsEntry("name", "कविता").containsEntry("phone", "9898971234");
    }
}
