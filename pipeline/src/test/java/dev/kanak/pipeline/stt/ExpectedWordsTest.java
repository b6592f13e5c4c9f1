package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Over the symbols space, a, b, c; expected are "ab" and "a c". */
class ExpectedWordsTest {

    private static final int SPACE = 0;
    private static final int A = 1;
    private static final int B = 2;
    private static final int C = 3;

    private final ExpectedWords words = new ExpectedWords(
            SPACE,
            List.of(new ExpectedWords.Phrase(List.of(A, B), 0.5), new ExpectedWords.Phrase(List.of(A, SPACE, C), 0.2)));

    private double gained(int... symbols) {
        var match = ExpectedWords.Match.START;
        double sum = 0;
        for (int symbol : symbols) {
            match = words.next(match, symbol);
            sum += match.gained();
        }
        return sum - words.unfinished(match);
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
}
