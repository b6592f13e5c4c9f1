package dev.kanak.pipeline.turn;

import static dev.kanak.pipeline.turn.Overlap.RESUME;
import static dev.kanak.pipeline.turn.Overlap.YIELD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapTest {

    private static final Duration NO_MATCH = Duration.ofMillis(600);

    private static Overlap of(String text, boolean answers, int voicedMs) {
        return Overlap.of(text, answers, Duration.ofMillis(voicedMs), NO_MATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"हाँ", "जी", "अच्छा", "ठीक है", "hmm", "ok", "Okay.", "haan ji", "theek hai", "mhm", "बिल्कुल"})
    void assentLetsTheAgentGoOn(String text) {
        assertThat(of(text, false, 500)).isEqualTo(RESUME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"रुको", "ruko", "wait", "नहीं", "nahi", "एक मिनट", "no", "हाँ लेकिन ब्याज", "सुनिए"})
    void wordsThatTakeTheTurnAreAnswered(String text) {
        assertThat(of(text, false, 500)).isEqualTo(YIELD);
    }

    @Test
    void assentToAQuestionThatWasHeardIsItsAnswer() {
        assertThat(of("हाँ", true, 300)).isEqualTo(YIELD);
    }

    @Test
    void aCoughLetsTheAgentGoOn() {
        assertThat(of("", false, 300)).isEqualTo(RESUME);
    }

    @Test
    void longSpeechWithoutAWordIsAskedAbout() {
        assertThat(of(" ", false, 700)).isEqualTo(YIELD);
    }
}
