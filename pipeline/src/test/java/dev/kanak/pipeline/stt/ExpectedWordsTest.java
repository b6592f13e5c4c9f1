package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.pipeline.stt.ExpectedWords.Strength;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Over the symbols space, a, b, c; expected are "ab" and "a c". */
class ExpectedWordsTest {

    private static final int SPACE = 0;
    private static final int A = 1;
    private static final int B = 2;
    private static final int C = 3;

    private final ExpectedWords words = new ExpectedWords(
            SPACE,
            List.of(
                    new ExpectedWords.Phrase(List.of(A, B), Strength.ofKnown(0.5)),
                    new ExpectedWords.Phrase(List.of(A, SPACE, C), Strength.ofKnown(0.2))));

    private double gained(int... symbols) {
        var match = ExpectedWords.Match.START;
        double sum = 0;
        for (int symbol : symbols) {
            match = words.next(match, symbol, 0, 0);
            sum += match.gained();
        }
        return sum + words.ended(match, 0, 0);
    }

    @Test
    void aWholeWordGainsForEachSymbol() {
        assertThat(gained(A, B)).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void aWordThatGoesOnOtherwiseGivesItBack() {
        assertThat(gained(A, B, C)).isZero();
        assertThat(gained(A, C)).isZero();
        assertThat(gained(A)).isZero();
    }

    @Test
    void nothingIsGainedInsideAWord() {
        assertThat(gained(C, A, B)).isZero();
    }

    @Test
    void everyWordOfATextCanGain() {
        assertThat(gained(A, B, SPACE, C, SPACE, A, B)).isCloseTo(2.0, within(1e-9));
    }

    @Test
    void aPhraseGainsWhenItIsWhole() {
        assertThat(gained(A, SPACE, C)).isCloseTo(0.5 + 0.2, within(1e-9));
        assertThat(gained(A, SPACE, B)).isZero();
    }

    @Test
    void theWordAfterABrokenPhraseIsStillExpected() {
        assertThat(gained(A, SPACE, A, B)).isCloseTo(1.0, within(1e-9));
    }

    @Nested
    class Names {

        /** "abc", of which the language models know nothing, and "ab", which they know. */
        private final ExpectedWords names = new ExpectedWords(
                SPACE,
                List.of(
                        new ExpectedWords.Phrase(List.of(A, B, C), new Strength(0.5, -1, -2)),
                        new ExpectedWords.Phrase(List.of(A, B), Strength.ofKnown(0.1))));

        /** What symbols gain that score -3 each under the model of symbols, and words that score -5. */
        private double gained(int... symbols) {
            var match = ExpectedWords.Match.START;
            double sum = 0;
            for (int symbol : symbols) {
                match = names.next(match, symbol, -3, symbol == SPACE ? -5 : 0);
                sum += match.gained();
            }
            return sum + names.ended(match, -3, -5);
        }

        @Test
        void aNameScoresNoLessThanANameMay() {
            double letters = 3 * 2 + 2;
            double word = 3;
            assertThat(gained(A, B, C)).isCloseTo(3 * 0.5 + letters + word, within(1e-9));
            assertThat(gained(A, B, C, SPACE, C)).isCloseTo(3 * 0.5 + letters + word, within(1e-9));
        }

        @Test
        void aWordThatANameBeginsWithHasNothingOfIt() {
            assertThat(gained(A, B)).isCloseTo(2 * 0.5, within(1e-9));
            assertThat(gained(A, B, SPACE, C)).isCloseTo(2 * 0.5, within(1e-9));
        }

        @Test
        void aNameThatBreaksOffGivesAllBack() {
            assertThat(gained(A)).isZero();
            assertThat(gained(A, C)).isZero();
            assertThat(gained(A, SPACE, B)).isZero();
        }
    }
}
