package dev.kanak.rag.dense;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The features that the model was trained on; the golden lines are the training program's. */
class TextFeaturesTest {

    static List<String> golden() throws IOException {
        try (var in = TextFeaturesTest.class.getResourceAsStream("embed_golden.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void wordsAreThoseOfTheTraining(String line) {
        String[] fields = line.split("\t", -1);

        assertThat(String.join(" ", TextFeatures.words(fields[0], TextFeatures.MAX_WORDS)))
                .isEqualTo(fields[1]);
    }

    @Test
    void aWordSharesItsSoundWithItsRomanisation() {
        assertThat(intersection("ब्याज", "byaaj")).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aHugeTextAndAHugeWordAreCut() {
        assertThat(TextFeatures.words("सोना ".repeat(10_000), TextFeatures.MAX_WORDS))
                .hasSize(160);
        assertThat(TextFeatures.words("a".repeat(10_000), 10)).containsExactly("a".repeat(32));
    }

    private static long intersection(String a, String b) {
        int[] other = TextFeatures.hashes(b);
        return Arrays.stream(TextFeatures.hashes(a))
                .filter(hash -> Arrays.stream(other).anyMatch(o -> o == hash))
                .count();
    }
}
