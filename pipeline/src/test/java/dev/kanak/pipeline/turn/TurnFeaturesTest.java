package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TurnFeaturesTest {

    /** Texts with the inputs that the training's own code made of them. */
    static List<ReferenceTurn> reference() {
        return ReferenceTurn.all();
    }

    @ParameterizedTest
    @MethodSource("reference")
    void theTrainingAndTheServerReadATextAlike(ReferenceTurn turn) {
        TurnFeatures features = TurnFeatures.of(ReferenceTurn.lexicon(), turn.text(), turn.context());

        assertThat(features.classes()).containsExactly(turn.classes());
        assertThat(features.keys()).containsExactly(turn.keys());
        assertThat(features.context()).containsExactly(turn.figures());
    }

    @Nested
    class Words {

        @Test
        void areFoldedInCaseNuktaJoinersAndDigits() {
            assertThat(TurnWords.of("  Gold, LOAN? ज़्यादा क\u200dष २,५०,००० 2.5"))
                    .containsExactly("gold", "loan", "ज्यादा", "कष", "250000", "2.5");
        }

        @ParameterizedTest
        @CsvSource({"मिलेगा,milega", "चाहिए,chahie", "भेजिए,bhejie", "कितना,kitnaa", "ग्राम,gram", "मुझे,mujhe"})
        void inEitherScriptHaveOneKey(String devanagari, String roman) {
            assertThat(TurnWords.key(roman)).isEqualTo(TurnWords.key(devanagari));
        }
    }

    @Nested
    class Digits {

        @ParameterizedTest
        @CsvSource({
            "nine double eight, 3",
            "ninety eight, 2",
            "ninety eight seven, 3",
            "nine eight seventy six, 4",
            "ninety zero, 3",
            "नाइंटी एट सेवंटी सिक्स, 4",
            "बीस आठ, 3",
            "अट्ठानवे छिहत्तर, 4",
            "98765 43210, 10",
            "मेरा नंबर है नौ आठ सात, 3",
            "triple nine one, 4",
            "pin code hai five six zero, 3",
            "mujhe do lakh, 0",
            "२२, 2"
        })
        void ofTheRunAtTheEndAreCountedAsDialled(String text, int digits) {
            List<String> words = TurnWords.of(text);
            List<String> names =
                    ReferenceTurn.lexicon().names(words, ReferenceTurn.lexicon().isEnglish(words));

            assertThat(DigitRun.of(words, names).digits()).isEqualTo(digits);
        }

        @Test
        void areWholeWhereTheSlotAskedForIsFull() {
            assertThat(SlotKind.PHONE.completeAt(10)).isTrue();
            assertThat(SlotKind.PHONE.completeAt(6)).isFalse();
            assertThat(SlotKind.PINCODE.completeAt(6)).isTrue();
            assertThat(SlotKind.PINCODE.completeAt(10)).isFalse();
            assertThat(SlotKind.NONE.completeAt(6)).isTrue();
        }

        @Test
        void aSlotNobodyKnowsIsAnotherKind() {
            assertThat(SlotKind.of(Optional.of("shoe_size"))).isEqualTo(SlotKind.OTHER);
            assertThat(SlotKind.of(Optional.of("loan_amount_inr"))).isEqualTo(SlotKind.AMOUNT);
            assertThat(SlotKind.of(Optional.empty())).isEqualTo(SlotKind.NONE);
        }
    }

    @Test
    void aTextWithoutWordsIsAllPadding() {
        var context = new RecognitionContext(Optional.empty(), Optional.of(Language.HINDI));
        TurnFeatures features = TurnFeatures.of(ReferenceTurn.lexicon(), " … ", context);

        assertThat(features.classes()).containsOnly(0);
        assertThat(features.keys()).containsOnly(0);
    }

    @Test
    void onlyTheLastWordsAreRead() {
        String tail = "मुझे लोन चाहिए ".repeat(7);
        TurnFeatures shorter = TurnFeatures.of(ReferenceTurn.lexicon(), tail, RecognitionContext.NONE);
        TurnFeatures longer = TurnFeatures.of(ReferenceTurn.lexicon(), "अच्छा " + tail, RecognitionContext.NONE);

        assertThat(longer.keys()).containsExactly(shorter.keys());
    }
}
