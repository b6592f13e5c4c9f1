package dev.kanak.pipeline.vad;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kanak.pipeline.vad.SpeechGate.Change;
import dev.kanak.pipeline.vad.SpeechGate.Change.Started;
import dev.kanak.pipeline.vad.SpeechGate.Change.Stopped;
import dev.kanak.pipeline.vad.SpeechGate.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows of 32 ms; 96 ms of speech start, 160 ms of silence stop. */
class SpeechGateTest {

    private static final double LOUD = -20;

    private final SpeechGate gate = new SpeechGate(VadConfig.standard());
    private final List<Change> changes = new ArrayList<>();
    private long nowMs;

    @Test
    void threeVoicedWindowsInARowStartSpeechAtTheFirst() {
        windows(10, 0.1);
        windows(2, 0.9);
        assertThat(changes).isEmpty();
        windows(1, 0.9);
        assertThat(changes).containsExactly(new Started(ofMillis(320), ofMillis(320)));
        assertThat(gate.speaking()).isTrue();
    }

    @Test
    void aSureWindowMayBeTheStartOfSpeechUntilItIs() {
        windows(1, 0.5);
        assertThat(gate.mayBeStarting()).isFalse();
        windows(1, 0.9);
        assertThat(gate.mayBeStarting()).isTrue();
        windows(1, 0.9);
        assertThat(gate.mayBeStarting()).isFalse();
        assertThat(gate.speaking()).isTrue();
    }

    @Test
    void whatMayBeTheStartOfSpeechIsOverWithTheSound() {
        windows(2, 0.9);
        windows(1, 0.1);
        assertThat(gate.mayBeStarting()).isFalse();
    }

    @Test
    void aClickShorterThanTheMinimumIsNoSpeech() {
        windows(2, 0.9);
        windows(1, 0.2);
        windows(2, 0.9);
        windows(20, 0.1);
        assertThat(changes).isEmpty();
    }

    @Test
    void silenceOfTheHangoverStopsSpeechAtTheLastVoicedSample() {
        windows(5, 0.9);
        windows(4, 0.1);
        assertThat(gate.speaking()).isTrue();
        windows(1, 0.1);
        assertThat(changes)
                .containsExactly(new Started(ofMillis(0), ofMillis(0)), new Stopped(ofMillis(160), ofMillis(160)));
        assertThat(gate.speaking()).isFalse();
    }

    @Test
    void aPauseShorterThanTheHangoverDoesNotStop() {
        windows(5, 0.9);
        windows(4, 0.1);
        windows(1, 0.9);
        windows(4, 0.1);
        assertThat(changes).hasSize(1);
    }

    @Test
    void speechGoesOnBetweenTheTwoThresholdsButDoesNotStartThere() {
        windows(10, 0.37);
        assertThat(changes).isEmpty();
        windows(2, 0.6);
        windows(1, 0.9);
        windows(30, 0.37);
        assertThat(changes).containsExactly(new Started(ofMillis(320 - 96), ofMillis(320)));
        assertThat(gate.voiced()).isTrue();
    }

    @Test
    void aStartReachesBackOverFainterWindowsInARow() {
        windows(10, 0.1);
        windows(2, 0.3);
        windows(3, 0.9);
        assertThat(changes).containsExactly(new Started(ofMillis(320), ofMillis(384)));
    }

    @Test
    void aStartReachesBackOverAsMuchAsAStartNeedsAtMost() {
        windows(10, 0.3);
        windows(3, 0.9);
        assertThat(changes).containsExactly(new Started(ofMillis(320 - 96), ofMillis(320)));
    }

    @Test
    void aStartDoesNotReachBackOverASilentWindow() {
        windows(5, 0.3);
        windows(1, 0.1);
        windows(3, 0.9);
        assertThat(changes).containsExactly(new Started(ofMillis(192), ofMillis(192)));
    }

    @Test
    void speechThatFadesEndedWhereItCouldStillHaveBegun() {
        windows(5, 0.9);
        windows(4, 0.3);
        windows(4, 0.1);
        assertThat(gate.speaking()).isTrue();
        windows(1, 0.1);
        assertThat(changes)
                .containsExactly(new Started(ofMillis(0), ofMillis(0)), new Stopped(ofMillis(160), ofMillis(288)));
    }

    @Test
    void whatIsNeverSurelySpeechDoesNotStart() {
        windows(60, 0.75);
        assertThat(changes).isEmpty();
        windows(1, 0.85);
        assertThat(changes).containsExactly(new Started(ofMillis(0), ofMillis(0)));
    }

    @Test
    void whatIsQuieterThanTheFloorIsNeverVoiced() {
        for (int i = 0; i < 20; i++) {
            window(0.99, -60);
        }
        assertThat(changes).isEmpty();
        assertThat(gate.voiced()).isFalse();
    }

    @Test
    void theLengthOfSpeechRunsFromItsStartToItsLastVoicedSample() {
        assertThat(gate.speechLength()).isEqualTo(Duration.ZERO);
        windows(4, 0.9);
        assertThat(gate.speechLength()).isEqualTo(Duration.ofMillis(128));
        windows(3, 0.1);
        assertThat(gate.speechLength()).isEqualTo(Duration.ofMillis(128));
        windows(7, 0.1);
        assertThat(gate.speechLength()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aStopThresholdAboveTheStartThresholdIsRefused() {
        var d = Duration.ofMillis(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VadConfig(0.5, 0.8, 0.6, d, d, d, -55, 4))
                .withMessageContaining("stopProbability");
    }

    @Test
    void whatHardlyStandsOutOfTheNoiseIsNotVoicedHoweverSureTheModel() {
        for (int i = 0; i < 300; i++) {
            window(0.1, -40);
        }
        for (int i = 0; i < 20; i++) {
            window(0.9, -38);
        }
        assertThat(changes).isEmpty();
        for (int i = 0; i < 3; i++) {
            window(0.9, -30);
        }
        assertThat(changes).hasSize(1);
    }

    @Test
    void speechThatBeganGoesOnAtHalfTheMargin() {
        for (int i = 0; i < 300; i++) {
            window(0.1, -40);
        }
        for (int i = 0; i < 3; i++) {
            window(0.9, -30);
        }
        for (int i = 0; i < 30; i++) {
            window(0.9, -37.5);
        }
        assertThat(changes).hasSize(1);
        assertThat(gate.speaking()).isTrue();
    }

    @Test
    void theFloorFallsAtOnceAndRisesSlowly() {
        var noise = new NoiseFloor();
        for (int i = 0; i < 100; i++) {
            noise.on(-50, false);
        }
        double after3Seconds = noise.dbfs();
        noise.on(-90, false);
        assertThat(after3Seconds).isBetween(-60.0, -50.0);
        assertThat(noise.dbfs()).isLessThan(after3Seconds - 8);
    }

    @Test
    void longSpeechDoesNotRaiseTheFloorOverItself() {
        windows(60 * 1000 / 32, 0.9);
        assertThat(changes).hasSize(1);
        assertThat(gate.speaking()).isTrue();
    }

    private void windows(int count, double probability) {
        for (int i = 0; i < count; i++) {
            window(probability, LOUD);
        }
    }

    private void window(double probability, double dbfs) {
        gate.on(new Window(ofMillis(nowMs), ofMillis(nowMs + 32), probability, dbfs))
                .ifPresent(changes::add);
        nowMs += 32;
    }
}
