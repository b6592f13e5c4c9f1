package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.error.SpeechException;
import dev.kanak.pipeline.stt.CtcDecoder.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfidenceTest {

    private final Confidence standard = Confidence.load(Path.of("nowhere"));

    @Test
    void nothingHeardIsNoConfidence() {
        assertThat(standard.of(new Evidence(0, 0, 0, 0, 0, 1))).isZero();
    }

    @Test
    void clearFamiliarSpeechIsTrustedAndUnclearStrangeSpeechIsNot() {
        assertThat(standard.of(new Evidence(20, -0.05, 0.05, -0.8, -3.5, 0.9))).isGreaterThan(0.85);
        assertThat(standard.of(new Evidence(20, -1.2, 1.2, -2.5, -9, 0.2))).isLessThan(0.2);
    }

    @Test
    void aModelMayBringItsOwnWeights(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("confidence.tsv");
        Files.write(
                file,
                List.of("constant\t0", "acoustic\t2", "gap\t0", "language\t0", "words\t0", "margin\t0", "symbols\t0"));

        assertThat(Confidence.load(file).of(new Evidence(5, -1, 0, 0, 0, 1)))
                .isCloseTo(1 / (1 + Math.exp(2)), within(1e-9));
    }

    @Test
    void weightsInAnotherOrderAreRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("confidence.tsv");
        Files.write(file, List.of("acoustic\t2", "constant\t0"));

        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(() -> Confidence.load(file))
                .withMessageContaining("constant, acoustic");
    }
}
