package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.time.MonotonicTime;
import org.junit.jupiter.api.Test;

class TailAudioTest {

    private final TailAudio tail = new TailAudio(5);

    private void add(int... values) {
        var samples = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            samples[i] = (short) values[i];
        }
        tail.add(new AudioFrame(samples, 16_000, MonotonicTime.ZERO));
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(tail.samples()).isEmpty();
    }

    @Test
    void holdsAllUpToItsLimit() {
        add(1, 2);
        add(3);
        assertThat(tail.samples()).containsExactly(1, 2, 3);
    }

    @Test
    void beyondItsLimitHoldsTheNewest() {
        add(1, 2, 3);
        add(4, 5, 6);
        assertThat(tail.samples()).containsExactly(2, 3, 4, 5, 6);
        add(7, 8, 9, 10, 11, 12);
        assertThat(tail.samples()).containsExactly(8, 9, 10, 11, 12);
    }
}
