package dev.kanak.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenEstimateTest {

    private final TokenCount count = new TokenEstimate();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"The doctor will see you now. | 7", "डॉक्टर अब आपको देखेंगे। | 28"})
    void neverFewerThanTheTokensOfTheDearestTokenizerInUse(String text, int measured) {
        assertThat(count.of(text)).isBetween(measured, measured * 2);
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "'   ', 0", "1234567, 3", "gold, 2", "सोना, 5", "😀, 4"})
    void digitsAndLatinGoInThreesDevanagariByItsSignsTheRestByBytes(String text, int tokens) {
        assertThat(count.of(text)).isEqualTo(tokens);
    }
}
