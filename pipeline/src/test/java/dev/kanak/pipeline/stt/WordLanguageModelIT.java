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

class WordLanguageModelIT {

    private static final Path FOLDER = TestFiles.models().resolve("stt");

    private final WordLanguageModel model = WordLanguageModel.load(FOLDER.resolve("lm_words.bin"));
    private final Vocabulary vocabulary = Vocabulary.load(FOLDER.resolve("vocab.txt"));

    @Test
    void givesTheProbabilitiesItWasBuiltWith() throws IOException {
        String[] lines = golden().lines().filter(line -> !line.startsWith("#")).toArray(String[]::new);
        assertThat(lines).hasSizeGreaterThan(10);
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            long history = 0;
            for (String word : fields[0].split(" ", -1)) {
                history = word.equals("<s>") ? model.start() : WordLanguageModel.extend(history, id(word));
            }
            double p = model.logProbability(history, id(fields[1]));
            assertThat(p).as(line).isCloseTo(Double.parseDouble(fields[2]), within(2e-3));
        }
    }

    @Test
    void knowsTheWordsOfGoldLoansAndNoOthers() {
        assertThat(model.isUnknown(id("लोन"))).isFalse();
        assertThat(model.isUnknown(id("ळळळ"))).isTrue();
    }

    @Test
    void withoutAFileThereIsNoModel(@TempDir Path folder) {
        assertThat(WordLanguageModel.load(folder.resolve("lm_words.bin")).isEmpty())
                .isTrue();
    }

    @Test
    void refusesAFileThatIsNoModel(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("lm_words.bin"), new byte[100]);
        assertThatThrownBy(() -> WordLanguageModel.load(file))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(SpeechException.Kind.MODEL_FAILED));
    }

    private int id(String word) {
        return word.equals("</s>") ? model.end() : model.id(spelled(word));
    }

    private long spelled(String word) {
        long spelled = WordLanguageModel.UNSPELLED;
        for (int symbol : vocabulary.spell(word).orElseThrow()) {
            spelled = WordLanguageModel.spell(spelled, symbol);
        }
        return spelled;
    }

    private static String golden() throws IOException {
        try (var in = WordLanguageModelIT.class.getResourceAsStream("lm_words_golden.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
