package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.error.SpeechException;
import dev.kanak.pipeline.TestFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharLanguageModelIT {

    private static final Path FOLDER = TestFiles.models().resolve("stt");

    @Test
    void givesTheProbabilitiesItWasBuiltWith() throws IOException {
        var model = CharLanguageModel.load(FOLDER.resolve("lm.bin"));
        var vocabulary = Vocabulary.load(FOLDER.resolve("vocab.txt"));
        String[] lines = golden().lines().filter(line -> !line.startsWith("#")).toArray(String[]::new);
        assertThat(lines).hasSizeGreaterThan(30);
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            long history = 0;
            for (char symbol : fields[1].toCharArray()) {
                history = model.extend(history, code(vocabulary, symbol));
            }
            float p = model.logProbability(history, code(vocabulary, fields[2].charAt(0)));
            assertThat(p).as(line).isCloseTo(Float.parseFloat(fields[3]), within(2e-3f));
        }
    }

    @Test
    void refusesAFileThatIsNoModel(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("lm.bin"), new byte[100]);
        assertThatThrownBy(() -> CharLanguageModel.load(file))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(SpeechException.Kind.MODEL_FAILED));
    }

    private static int code(Vocabulary vocabulary, char symbol) {
        return switch (symbol) {
            case '^' -> CharLanguageModel.BEGIN;
            case '$' -> CharLanguageModel.END;
            default -> vocabulary.id(String.valueOf(symbol)) + 1;
        };
    }

    private static String golden() throws IOException {
        try (var in = CharLanguageModelIT.class.getResourceAsStream("lm_golden.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
