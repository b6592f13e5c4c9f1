package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "सोना | DEVANAGARI",
                "gold | LATIN",
                "Café | LATIN",
                "gold लोन | MIXED",
                "२५ 25 ।॥ | OTHER",
                "சென்னை | OTHER",
                "'' | OTHER",
                "2 लाख | DEVANAGARI",
            })
    void lettersDecide(String text, Scripts script) {
        assertThat(Scripts.of(text)).isEqualTo(script);
    }
}
