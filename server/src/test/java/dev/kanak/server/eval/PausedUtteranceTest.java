package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.speech.Language;
import dev.kanak.server.eval.SpeechSegments.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausedUtteranceTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aRecording() throws IOException {
        Files.createFile(folder.resolve("a.wav"));
    }

    private PausedUtterance read(String fields) throws IOException {
        var json = new ObjectMapper().readTree("{\"audio\": \"a.wav\", " + fields + "}");
        return PausedUtterance.of(new JsonLine(folder.resolve("set.jsonl"), 3, json));
    }

    @Test
    void hasAnEndAndItsPauses() throws IOException {
        var utterance = read("\"language\": \"hi\", \"asked_slot\": \"phone\", \"end_ms\": 4000,"
                + " \"pauses\": [[900, 1500], [2000, 2400]]");

        assertThat(utterance.endMs()).hasValue(4_000);
        assertThat(utterance.pauses()).contains(List.of(new Segment(900, 1_500), new Segment(2_000, 2_400)));
        assertThat(utterance.language()).contains(Language.HINDI);
        assertThat(utterance.askedSlot()).contains("phone");
    }

    @Test
    void mayLeaveItsTimesToVoiceActivity() throws IOException {
        var utterance = read("\"language\": \"en\"");

        assertThat(utterance.endMs()).isEmpty();
        assertThat(utterance.pauses()).isEmpty();
    }

    @Test
    void mayHaveNoPause() throws IOException {
        assertThat(read("\"pauses\": []").pauses()).contains(List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"end_ms\": \"soon\"|\"end_ms\" must be milliseconds over 0",
                "\"end_ms\": 0|\"end_ms\" must be milliseconds over 0",
                "\"pauses\": 300|\"pauses\" must be a list of [start_ms, end_ms]",
                "\"pauses\": [[900, 800]]|\"pauses\" must be pairs of rising milliseconds",
                "\"pauses\": [[900, 1000], [950, 1200]]|\"pauses\" must be pairs of rising milliseconds",
                "\"end_ms\": 1000, \"pauses\": [[900, 1200]]|\"pauses\" must lie before \"end_ms\""
            })
    void namesWhatDoesNotFit(String fields, String problem) {
        assertThatThrownBy(() -> read(fields))
                .isInstanceOf(EvalException.class)
                .hasMessage(folder.resolve("set.jsonl") + ":3: " + problem);
    }
}
