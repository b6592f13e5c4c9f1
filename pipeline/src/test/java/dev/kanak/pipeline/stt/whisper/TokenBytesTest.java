package dev.kanak.pipeline.stt.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.pipeline.TestFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenBytesTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aLetterIsHeldBackUntilItsLastByteIsThere() {
        var stream = new Utf8Stream();
        byte[] letter = "क".getBytes(StandardCharsets.UTF_8);
        assertThat(stream.push(new byte[] {letter[0]})).isEmpty();
        assertThat(stream.push(new byte[] {letter[1]})).isEmpty();
        assertThat(stream.push(new byte[] {letter[2], 'a'})).isEqualTo("कa");
    }

    @Test
    void wrongBytesAreLeftOut() {
        var stream = new Utf8Stream();
        assertThat(stream.push(new byte[] {(byte) 0xE0, 'a', (byte) 0xFF, 'b'})).isEqualTo("ab");
    }

    @Test
    void aFolderWithoutAVocabularyIsToldSo() {
        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(() -> TokenBytes.load(folder))
                .withMessage("no vocabulary: needs tokenizer.json or vocab.json beside the graphs")
                .satisfies(missing -> assertThat(missing.kind()).isEqualTo(Kind.MODEL_MISSING));
    }

    @Test
    void aVocabularyOfWordsIsRefused() throws IOException {
        Files.writeString(folder.resolve("vocab.json"), "{\"मुझे\": 0}");
        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(() -> TokenBytes.load(folder))
                .withMessage("the vocabulary is not byte-level");
    }

    @Test
    void theTokenizerFileIsReadWithoutItsControlTokens() throws IOException {
        Files.writeString(
                folder.resolve("tokenizer.json"),
                "{\"model\": {\"vocab\": {\"Ġhi\": 0, \"à\": 1, \"<|endoftext|>\": 2}}}");
        TokenBytes vocabulary = TokenBytes.load(folder);
        assertThat(vocabulary.size()).isEqualTo(2);
        assertThat(vocabulary.of(0)).containsExactly(' ', 'h', 'i');
        assertThat(vocabulary.of(1)).containsExactly(0xE0);
        assertThat(vocabulary.of(2)).isEmpty();
    }

    /** The published vocabulary: sentences encoded by its merge ranks come back, token by token. */
    @Tag("external")
    @Test
    void sentencesComeBackThroughThePublishedVocabulary() throws IOException {
        Path data = TestFiles.shared().resolve("models/data");
        assumeTrue(Files.isDirectory(data), "reference data is not here");
        TokenBytes vocabulary = TokenBytes.load(data.resolve("whisper"));
        assertThat(vocabulary.size()).isEqualTo(50_257);
        Map<String, Integer> ranks = new HashMap<>();
        for (int id = 0; id < vocabulary.size(); id++) {
            ranks.put(new String(vocabulary.of(id), StandardCharsets.ISO_8859_1), id);
        }
        int split = 0;
        for (String sentence : sentences(data)) {
            var stream = new Utf8Stream();
            var text = new StringBuilder();
            for (int token : encode(sentence, ranks)) {
                String letters = stream.push(vocabulary.of(token));
                split += letters.isEmpty() ? 1 : 0;
                text.append(letters);
            }
            assertThat(text.toString()).isEqualTo(sentence);
        }
        assertThat(split).as("letters that were split between tokens").isPositive();
    }

    private static List<String> sentences(Path data) throws IOException {
        var sentences = new ArrayList<String>();
        new ObjectMapper()
                .readTree(data.resolve("speech-hi/manifest.json").toFile())
                .forEach(clip -> clip.properties().stream()
                        .map(Map.Entry::getValue)
                        .filter(value -> value.asText().matches(".*[\\u0900-\\u097F].*"))
                        .forEach(value -> sentences.add(" " + value.asText())));
        assertThat(sentences).hasSizeGreaterThan(20);
        return sentences;
    }

    /** Byte-pair encoding: of all neighbours the pair of lowest rank is joined, until none is left. */
    private static List<Integer> encode(String text, Map<String, Integer> ranks) {
        var parts = new ArrayList<String>();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            parts.add(new String(new byte[] {value}, StandardCharsets.ISO_8859_1));
        }
        while (true) {
            int best = -1;
            int lowest = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int rank = ranks.getOrDefault(parts.get(i) + parts.get(i + 1), Integer.MAX_VALUE);
                if (rank < lowest) {
                    lowest = rank;
                    best = i;
                }
            }
            if (best < 0) {
                return parts.stream().map(part -> ranks.getOrDefault(part, -1)).toList();
            }
            parts.set(best, parts.get(best) + parts.remove(best + 1));
        }
    }
}
