package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.RecognitionContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoreToComeTest {

    private static double limit(String text, @Nullable String asked) {
        return limit(text, asked, Prosody.UNKNOWN);
    }

    private static double limit(String text, @Nullable String asked, Prosody voice) {
        return MoreToCome.limit(
                ReferenceTurn.lexicon(),
                text,
                new RecognitionContext(Optional.ofNullable(asked), Optional.empty()),
                voice);
    }

    @ParameterizedTest
    @CsvSource({
        "पचास ग्राम, gold_weight_g",
        "बाईस कैरेट, purity_karat",
        "दो लाख, loan_amount_inr",
        "pachas gram, gold_weight_g",
        "twenty two, purity_karat",
        "twelve months, tenure_months"
    })
    void aFigureInARisingVoiceMayBeGoneOnWith(String text, String asked) {
        assertThat(limit(text, asked, new Prosody(0, 0, 1.5))).isEqualTo(MoreToCome.RISING_FIGURE);
        assertThat(limit(text, asked, new Prosody(0, 0, 0.5))).isEqualTo(1);
        assertThat(limit(text, asked, new Prosody(0, 0, -2))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "पचास ग्राम सोना है, gold_weight_g", "fifty grams chahiye, gold_weight_g",
                "नौ आठ सात छह पाँच चार तीन दो एक शून्य, phone",
        "हाँ जी, consent_recording", "पुणे, city", "ब्याज कितना है, "
    })
    void aRisingVoiceSaysNothingOfASentenceAQuestionOrWhatIsCounted(String text, @Nullable String asked) {
        assertThat(limit(text, asked, new Prosody(0, 0, 3))).isEqualTo(limit(text, asked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"पचास ग्राम", "मेरे पास पचास ग्राम", "दो लाख", "pachas gram", "fifty grams", "बाईस कैरेट"})
    void aMeasureThatNobodyAskedForIsTheFirstHalfOfASentence(String text) {
        assertThat(limit(text, null)).isEqualTo(MoreToCome.LONE_FIGURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"पचास ग्राम है", "दो लाख चाहिए", "do lakh chahiye", "i have fifty grams", "i need two lakh"})
    void aSentenceAroundItIsWhole(String text) {
        assertThat(limit(text, null)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"पचास", "डेढ़", "एक लाख पचास", "fifty", "two lakh fifty"})
    void anAmountEndsAtItsScaleOrUnit(String text) {
        assertThat(limit(text, "loan_amount_inr")).isEqualTo(MoreToCome.NO_SCALE);
        assertThat(limit(text, "gold_weight_g")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"पचास हज़ार", "डेढ़ लाख", "pachas hazaar", "fifty thousand", "पाँच सौ रुपये", "50000"})
    void andIsWholeWithIt(String text) {
        assertThat(limit(text, "loan_amount_inr")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"और ब्याज दर", "और interest rate", "and the interest rate", "branch ka phone number"})
    void aTopicWithoutAVerbMayBeGoneOnWith(String text) {
        assertThat(limit(text, null)).isEqualTo(MoreToCome.TOPIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"और ब्याज दर कितनी है", "what is the interest rate", "मैं कल आऊँगा", "मैनेजर", "हाँ जी", ""})
    void aSentenceAndASingleWordAreNoTopics(String text) {
        assertThat(limit(text, null)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"क्या रसीद खो जाने पर", "weight करने के लिए", "if i return everything within ninety days"})
    void aClauseThatIsLeftOpenGoesOn(String text) {
        assertThat(limit(text, null)).isEqualTo(MoreToCome.CLAUSE);
    }

    @ParameterizedTest
    @CsvSource({"छह महीने के लिए, tenure_months", "शाम को, time", "पुणे में, city", "शादी के लिए, purpose"})
    void anAnswerNeedsNoSentence(String text, String asked) {
        assertThat(limit(text, asked)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "हाँ लिखिए, phone, 0.1",
        "number नोट करो, phone, 0.1",
        "मेरा नंबर है, pincode, 0.1",
        "total weight, gold_weight_g, 0.3",
        "करीब, loan_amount_inr, 0.3"
    })
    void aNumberThatWasAskedForIsWaitedFor(String text, String asked, double most) {
        assertThat(limit(text, asked)).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({
        "नौ आठ, phone",
        "पचास ग्राम, gold_weight_g",
        "डेढ़ लाख, loan_amount_inr",
        "नहीं पता, gold_weight_g",
        "क्यों चाहिए, phone"
    })
    void unlessItIsThereOrTheCallerWillNotGiveIt(String text, String asked) {
        assertThat(limit(text, asked)).isEqualTo(1);
    }
}
