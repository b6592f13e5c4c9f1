package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question that was not answered is asked in other words, and not for ever. */
final class AskingAgainTest {

    private final TestCall call = TestCall.withBranch(Language.HINDI, "Deccan Gymkhana");

    private void visit(String... turns) {
        call.give(new DialogueInput.Started());
        List.of("हाँ", "मुझे ब्रांच आना है", "पुणे").forEach(call::say);
        assertThat(call.view().askedSlot()).contains("date");
        List.of(turns).forEach(call::say);
    }

    private String last() {
        return call.replies.getLast();
    }

    @Test
    void whenTheTimeIsKnownOnlyTheDayIsAsked() {
        visit("दस बजे");
        assertThat(last()).isEqualTo("किस दिन आना चाहेंगे?");
    }

    @Test
    void theSecondTimeItIsAskedWithAnExample() {
        visit("दस बजे", "मेरा नाम सविता पाटिल");
        assertThat(last()).isEqualTo("बस दिन बता दीजिए, जैसे: सोमवार।");
        assertThat(call.view().slots()).containsEntry("name", "सविता पाटिल");
    }

    @Test
    void whatBringsTheCallOnIsNotInVain() {
        visit("दस बजे", "मेरा नाम सविता पाटिल", "नौ आठ दो दो तीन तीन चार चार पाँच पाँच");
        assertThat(last()).isEqualTo("बस दिन बता दीजिए, जैसे: सोमवार।");
    }

    @Test
    void afterThreeTimesInVainAPersonIsOfferedBesideTheQuestion() {
        visit("दस बजे", "मेरा नाम सविता पाटिल", "नौ आठ दो दो तीन तीन चार चार पाँच पाँच");
        List.of("हाँ सही है", "हाँ", "ठीक है").forEach(call::say);
        assertThat(last()).isEqualTo("चाहें तो कहिए, किसी साथी से जोड़ देती हूँ। बस दिन बता दीजिए, जैसे: सोमवार।");
        call.say("सोमवार");
        assertThat(last()).contains("सविता पाटिल", "सुबह दस बजे", "सही है?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"हाँ, साथी से जोड़ दीजिए", "हाँ जोड़ दीजिए", "saathi se baat karao"})
    void whoWantsThePersonIsPutThrough(String wish) {
        visit("ठीक है", "ठीक है", "ठीक है");
        assertThat(last()).contains("चाहें तो कहिए");
        call.say(wish);
        assertThat(call.requests).anyMatch(request -> request.name().equals("transfer_to_human"));
    }

    @Test
    void aQuestionThatAnAnswerStoodBeforeIsNotOneMoreInARow() {
        visit();
        for (int asked = 0; asked < 5; asked++) {
            call.say("क्या आप इंसान हैं");
            assertThat(last()).endsWith("किस दिन और कितने बजे आना चाहेंगे?");
        }
    }

    @ParameterizedTest
    @CsvSource({"name, मेरा नाम", "date, सोमवार", "city, पुणे"})
    void theExampleIsOneOfWhatWasAsked(String slot, String example) {
        call.give(new DialogueInput.Started());
        List.of("हाँ", "मुझे ब्रांच आना है").forEach(call::say);
        if (!slot.equals("city")) {
            call.say("पुणे");
        }
        if (slot.equals("name")) {
            call.say("कल ग्यारह बजे");
        }
        assertThat(call.view().askedSlot()).contains(slot);
        call.give(new DialogueInput.NoMatch());
        call.give(new DialogueInput.NoMatch());
        assertThat(last()).contains("आसान तरीक़े से", example);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ने हाँ", "करोड़ बाद", "लाख"})
    void wordsThatNobodyIsCalledAreNoName(String words) {
        visit("कल ग्यारह बजे");
        assertThat(call.view().askedSlot()).contains("name");
        call.say(words);
        assertThat(call.view().slots()).doesNotContainKey("name");
    }

    @Test
    void theLastDigitsAreMendedBeforeTheNumberIsReadBackToo() {
        visit("दस बजे", "नौ आठ दो दो तीन तीन चार चार पाँच पाँच", "no the last two digits are six six");
        assertThat(call.view().slots()).containsEntry("phone", "9822334466").doesNotContainKey("date");
        call.say("नहीं, आख़िर में पाँच छह है");
        assertThat(call.view().slots()).containsEntry("phone", "9822334456");
        assertThat(call.view().askedSlot()).contains("date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "can i pay the last two emis later",
                "आख़िरी दो किस्त नहीं भर पाया तो क्या होगा",
                "मेरे पास आखिर में बीस बचेंगे",
                "आख़िर में सात आठ ग्राम का हार भी है",
                "मेरी आखिरी सैलरी पचास थी",
                "आखिर में एक बात और, सोने के दो हार हैं",
                "नहीं आखिर में 4456 नहीं 4457"
            })
    void aNumberInAnotherSentenceMendsNoTelephoneNumber(String text) {
        visit("दस बजे", "नौ आठ दो दो तीन तीन चार चार पाँच पाँच", text);
        assertThat(call.view().slots()).containsEntry("phone", "9822334455");
    }

    @Test
    void theTimeIsNoPartOfANumberThatWasBegun() {
        visit("नौ आठ दो दो", "सोमवार दस बजे");
        assertThat(call.view().slots()).containsEntry("time", "10:00").containsEntry("phone_partial", "9822");
        call.say("तीन तीन चार चार पाँच पाँच");
        assertThat(call.view().slots()).containsEntry("phone", "9822334455");
    }

    @ParameterizedTest
    @CsvSource({"प्रिया ना, प्रिया", "anita na, Anita", "नेगी, नेगी", "वेंगी, वेंगी"})
    void aNameIsTaken(String said, String name) {
        visit("कल ग्यारह बजे", said);
        assertThat(call.view().slots()).containsEntry("name", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"नाम नहीं बताऊँगी", "भैया ना"})
    void aRefusalIsNone(String said) {
        visit("कल ग्यारह बजे", said, "9822334455");
        assertThat(call.view().slots()).doesNotContainKey("name");
    }

    @Test
    void muchGoldIsSaidBack() {
        call.give(new DialogueInput.Started());
        List.of("हाँ", "गोल्ड लोन चाहिए", "चार सौ अस्सी ग्राम").forEach(call::say);
        assertThat(last()).contains("480 ग्राम");
        call.say("नहीं अस्सी ग्राम");
        assertThat(call.view().slots().get("gold_weight_g")).hasToString("80");
    }

    @Test
    void littleGoldIsNot() {
        call.give(new DialogueInput.Started());
        List.of("हाँ", "गोल्ड लोन चाहिए", "अस्सी ग्राम").forEach(call::say);
        assertThat(last()).doesNotContain("80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"एक सात", "किस्त नहीं एक सात"})
    void oneSevenIsAllAtOnceWhereTheKindOfLoanWasAsked(String heard) {
        var quoted = new TestCall(Optional.of(Language.HINDI), DemoTools::answer, (_, _) -> List.of());
        quoted.give(new DialogueInput.Started());
        List.of("हाँ", "गोल्ड लोन चाहिए", "तीस ग्राम", "बाईस कैरेट", "दो लाख").forEach(quoted::say);
        assertThat(quoted.view().askedSlot()).contains("product");
        quoted.say(heard);
        assertThat(quoted.view().slots()).containsEntry("product", "BULLET");
    }

    @Test
    void butNotAtTheEndOfATelephoneNumber() {
        var quoted = new TestCall(Optional.of(Language.HINDI), DemoTools::answer, (_, _) -> List.of());
        quoted.give(new DialogueInput.Started());
        List.of("हाँ", "गोल्ड लोन चाहिए", "तीस ग्राम", "बाईस कैरेट", "दो लाख").forEach(quoted::say);
        quoted.say("नौ आठ दो दो तीन तीन चार चार एक सात");
        assertThat(quoted.view().slots()).doesNotContainKey("product");
    }
}
