package dev.kanak.pipeline.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.vad.VoiceActivity.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of a window each: a loud one is speech to the model, which refuses when the test says so. */
class VoiceActivityTest {

    private final Refusing model = new Refusing();
    private final VoiceActivity activity = new VoiceActivity(model, VadConfig.standard());
    private long windows;

    @Test
    void speechGoesOnOverWindowsThatAreRefused() throws InterruptedException {
        assertThat(push(20, true)).singleElement().isInstanceOf(Decision.SpeechStarted.class);
        model.refuses = true;
        assertThat(push(31, true)).isEmpty();
        model.refuses = false;
        assertThat(push(20, true)).isEmpty();
        assertThat(activity.speaking()).isTrue();
    }

    @Test
    void andEndsInThemWhenItIsQuiet() throws InterruptedException {
        push(20, true);
        model.refuses = true;
        assertThat(push(10, false)).containsExactly(new Decision.SpeechStopped(at(20), at(20)));
    }

    @Test
    void silenceGoesOnOverThemToo() throws InterruptedException {
        push(20, false);
        model.refuses = true;
        assertThat(push(20, true)).isEmpty();
        model.refuses = false;
        assertThat(push(3, true)).singleElement().isInstanceOf(Decision.SpeechStarted.class);
    }

    @Test
    void butNotForMoreThanASecond() throws InterruptedException {
        push(20, true);
        model.refuses = true;
        push(31, true);
        assertThatExceptionOfType(SpeechException.class).isThrownBy(() -> push(1, true));
        model.refuses = false;
        push(1, true);
        model.refuses = true;
        assertThat(push(31, true)).isEmpty();
    }

    @Test
    void norOverAHole() throws InterruptedException {
        push(20, true);
        windows += 20;
        model.refuses = true;
        assertThat(push(1, true)).singleElement().isInstanceOf(Decision.SpeechStopped.class);
    }

    @Test
    void aModelThatFailsIsNotBridged() throws InterruptedException {
        push(20, true);
        model.fails = true;
        assertThatExceptionOfType(SpeechException.class).isThrownBy(() -> push(1, true));
    }

    private List<Decision> push(int count, boolean loud) throws InterruptedException {
        var decisions = new ArrayList<Decision>();
        for (int i = 0; i < count; i++) {
            var samples = new short[VadStream.WINDOW];
            Arrays.fill(samples, (short) (loud ? 8_000 : 0));
            decisions.addAll(activity.push(new AudioFrame(samples, SileroVad.RATE_HZ, at(windows))));
            windows++;
        }
        return decisions;
    }

    private static MonotonicTime at(long window) {
        return MonotonicTime.ofMillis(32 * window);
    }

    private static final class Refusing implements VadStream {

        private boolean refuses;
        private boolean fails;

        @Override
        public float probability(float[] window) {
            if (refuses) {
                throw new SpeechException(SpeechException.Kind.OVERLOADED, "inference queue is full", true);
            }
            if (fails) {
                throw new SpeechException(SpeechException.Kind.MODEL_FAILED, "no such input", false);
            }
            return window[0] > 0.1 ? 1 : 0;
        }

        @Override
        public void reset() {
            // It remembers nothing.
        }
    }
}
