package dev.kanak.pipeline.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EspeakTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"आपका लोन मंज़ूर है।", "Yes, it's ready — shall we?", "क्‍या gold है?"})
    void wordsAndPunctuationPass(String text) {
        assertThat(EspeakText.plain(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @CsvSource({
        "'[[h@l]] hello', h l hello",
        "'<break time=\"5s\"/> hello', break time 5s hello",
        "'a & b | c', a b c",
        "'one\u0000two\tthree', one two three"
    })
    void markupAndPhonemesDoNot(String text, String plain) {
        assertThat(EspeakText.plain(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "।।", "<>", "..."})
    void aTextWithoutAWordIsEmpty(String text) {
        assertThat(EspeakText.plain(text)).isEmpty();
    }
}
