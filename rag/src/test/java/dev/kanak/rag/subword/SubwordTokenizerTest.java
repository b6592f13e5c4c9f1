package dev.kanak.rag.subword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.SpeechException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubwordTokenizerTest {

    private static final Path FILE = Path.of("src/test/resources/dev/kanak/rag/models/e5/tokenizer.json");

    @Test
    void aTextStandsBetweenItsMarksAndShortRowsAreFilledWithThePaddingTokenOfTheFile() {
        try (var tokenizer = SubwordTokenizer.load(FILE, 32)) {
            TokenBatch batch = tokenizer.texts(List.of("gold loan", "gold", "gold ब्याज दर"));

            assertThat(batch.ids()).containsExactly(0, 5, 6, 2, 1, 0, 5, 2, 1, 1, 0, 5, 8, 9, 2);
            assertThat(batch.mask()).containsExactly(1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1);
        }
    }

    @Test
    void aPairHasTwoMarksBetween() {
        try (var tokenizer = SubwordTokenizer.load(FILE, 32)) {
            assertThat(tokenizer.pairs("kya", List.of("gold loan")).ids()).containsExactly(0, 10, 2, 2, 5, 6, 2);
        }
    }

    @Test
    void theLongerTextOfAPairIsCutToTheLimit() {
        try (var tokenizer = SubwordTokenizer.load(FILE, 8)) {
            assertThat(tokenizer
                            .pairs("kya", List.of("gold loan gold loan gold loan"))
                            .ids())
                    .containsExactly(0, 10, 2, 2, 5, 6, 5, 2);
        }
    }

    @Test
    void aFileThatIsNoTokeniserIsRefusedByName(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"type\": \"None\"}}");

        assertThatThrownBy(() -> SubwordTokenizer.load(broken, 8))
                .isInstanceOf(SpeechException.class)
                .hasMessage("cannot read tokenizer.json");
        assertThatThrownBy(() -> SubwordTokenizer.load(folder.resolve("absent.json"), 8))
                .isInstanceOf(SpeechException.class)
                .hasMessage("no model file absent.json");
    }
}
