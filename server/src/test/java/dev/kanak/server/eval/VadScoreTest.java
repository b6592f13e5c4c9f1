package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.server.eval.SpeechSegments.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VadScoreTest {

    private final VadScore score = new VadScore();

    private static SpeechSegments speech(long... edgesMs) {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < edgesMs.length; i += 2) {
            segments.add(new Segment(edgesMs[i], edgesMs[i + 1]));
        }
        return new SpeechSegments(segments);
    }

    private static JsonLine line(String json) throws IOException {
        return new JsonLine(Path.of("set.jsonl"), 3, new ObjectMapper().readTree(json));
    }

    @Test
    void halfOfTheFramesFoundAndNothingElse() {
        score.add(speech(1_000, 2_000), new VadCommand.Heard(speech(1_500, 2_000), List.of(1_600L)), 60_000);

        assertThat(score.cells("x"))
                .containsExactly("x", "1", "1.000", "0.667", "1.000", "0.500", "0", "0.000", "-", "600");
    }

    @Test
    void aStartFarFromSpeechIsFalse() {
        score.add(
                speech(1_000, 1_300),
                new VadCommand.Heard(speech(1_000, 1_300, 9_000, 9_500), List.of(1_100L, 9_100L)),
                30_000);

        assertThat(score.cells("x")[6]).isEqualTo("1");
        assertThat(score.cells("x")[7]).isEqualTo("2.000");
        assertThat(score.cells("x")[8]).isEqualTo("1/1");
    }

    @Test
    void inARecordingWithoutSpeechEveryStartIsFalse() throws IOException {
        score.add(
                SpeechSegments.of(line("{\"speech\":false}")),
                new VadCommand.Heard(speech(0, 400), List.of(100L)),
                60_000);

        assertThat(score.cells("x")[6]).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"speech\":true}",
                "{\"segments\":[[500,400]]}",
                "{\"segments\":[[0,900],[800,1000]]}",
                "{\"segments\":[[1]]}",
                "{\"segments\":[\"a\"]}"
            })
    void labelsThatMeanNothingAreNamedByFileAndLine(String json) throws IOException {
        JsonLine line = line(json);

        assertThatThrownBy(() -> SpeechSegments.of(line))
                .isInstanceOf(EvalException.class)
                .hasMessageStartingWith("set.jsonl:3: ");
    }
}
