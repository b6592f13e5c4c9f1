package dev.kanak.pipeline.stt.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.pipeline.stt.window.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A vocabulary of six words, then end, start, language, task and no timestamps. */
class GreedyTextTest {

    private static final int END = 6;
    private static final int SIZE = 12;
    private static final TokenBytes WORDS = new TokenBytes(Stream.of(" gold", " loan", " है", ",", " हाँ", " 50,000")
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new));
    private static final WhisperTokens TOKENS =
            new WhisperTokens(List.of(7, 8, 9, 10), END, 11, Set.of(1), Set.of(4, END), 448);

    private final GreedyText text = new GreedyText(TOKENS, WORDS, 20);

    @Test
    void theBestTokenOfEachStepIsTaken() {
        assertThat(text.choose(logits(0, 9, 2, 5), SIZE)).isZero();
        assertThat(text.choose(logits(2, 9, 0, 5), SIZE)).isEqualTo(2);
        assertThat(text.text()).isEqualTo(" gold है");
    }

    @Test
    void suppressedTokensAreNotWritten() {
        assertThat(text.choose(logits(1, 9, 2, 5), SIZE)).isEqualTo(2);
    }

    @Test
    void whatMayNotBeginMayFollow() {
        assertThat(text.choose(logits(4, 9, 0, 5), SIZE)).isZero();
        assertThat(text.choose(logits(4, 9, 0, 5), SIZE)).isEqualTo(4);
    }

    @Test
    void controlTokensAreNotWritten() {
        assertThat(text.choose(logits(9, 20, 0, 5), SIZE)).isZero();
    }

    @Test
    void theEndTokenEndsTheText() {
        text.choose(logits(0, 9, 2, 5), SIZE);
        assertThat(text.choose(logits(END, 9, 2, 5), SIZE)).isEqualTo(END);
        assertThat(text.ended()).isTrue();
        assertThat(text.text()).isEqualTo(" gold");
    }

    @Test
    void theTextEndsWhenItIsTooLong() {
        for (int i = 0; i < 19; i++) {
            text.choose(logits(Integer.bitCount(i) % 2 == 0 ? 0 : 2, 9, 3, 5), SIZE);
            assertThat(text.ended()).as("after %d", i + 1).isFalse();
        }
        assertThat(text.choose(logits(0, 9, 2, 5), SIZE)).isEqualTo(END);
    }

    @Test
    void aLoopEndsTheText() {
        int steps = 0;
        while (!text.ended()) {
            text.choose(logits(0, 9, 2, 5), SIZE);
            steps++;
        }
        assertThat(steps).isEqualTo(16);
    }

    @Test
    void probabilityIsThatAmongTokensThatMayBeWritten() {
        var logits = new float[SIZE];
        Arrays.fill(logits, -100);
        logits[0] = 1;
        logits[2] = 1;
        logits[1] = 50;
        text.choose(logits, SIZE);
        assertThat(text.pieces().getFirst().probability()).isCloseTo(0.5, within(1e-6));
        assertThat(text.meanLogProbability()).isCloseTo(Math.log(0.5), within(1e-6));
    }

    @Test
    void onlyTheLastRowOfSeveralCounts() {
        var rows = new float[3 * SIZE];
        rows[2] = 30;
        rows[2 * SIZE] = 10;
        assertThat(text.choose(rows, SIZE)).isZero();
    }

    @Test
    void wordsLoseTheirPunctuationAndKeepTheirFigures() {
        assertThat(words(" मुझे, \"50,000\" रुपये चाहिए। 2.5% [संगीत] (music) ठीक?"))
                .containsExactly("मुझे", "50000", "रुपये", "चाहिए", "2.5%", "ठीक");
    }

    @Test
    void aWordHasTheMeanProbabilityOfItsTokens() {
        var pieces = List.of(
                new GreedyText.Piece(0, 3, 0.2), new GreedyText.Piece(1, 5, 0.6), new GreedyText.Piece(2, 9, 1.0));
        List<Reading.Word> words = SpokenForm.words(" abcd efg", pieces);
        assertThat(words.get(0).confidence()).isCloseTo(0.4, within(1e-9));
        assertThat(words.get(1).confidence()).isCloseTo(1.0, within(1e-9));
    }

    private static List<String> words(String text) {
        return SpokenForm.words(text, List.of()).stream()
                .map(Reading.Word::text)
                .toList();
    }

    private static float[] logits(int best, float height, int second, float less) {
        var logits = new float[SIZE];
        logits[second] = less;
        logits[best] = height;
        return logits;
    }
}
