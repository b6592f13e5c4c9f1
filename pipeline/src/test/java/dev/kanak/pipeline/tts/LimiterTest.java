package dev.kanak.pipeline.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimiterTest {

    @Test
    void quietSamplesPassUnchangedAtNoGain() {
        assertThat(limited(0, 0, 100, -16_000)).containsExactly(0, 100, -16_000);
    }

    @Test
    void noSampleExceedsMinusOneDecibel() {
        int ceiling = (int) Math.ceil(32_768 * Math.pow(10, -1 / 20.0));
        assertThat(Arrays.stream(limited(24, Short.MIN_VALUE, Short.MAX_VALUE, 20_000, -20_000)))
                .allMatch(sample -> Math.abs(sample) <= ceiling);
    }

    @Test
    void louderInIsLouderOut() {
        assertThat(limited(0, 15_000, 18_000, 22_000, 26_000, 32_000)).isSorted();
    }

    @Test
    void sixDecibelsDouble() {
        assertThat(limited(20 * Math.log10(2), 1000)).containsExactly(2000);
    }

    private static int[] limited(double gainDb, int... samples) {
        var out = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            out[i] = (short) samples[i];
        }
        new Limiter(gainDb).apply(out);
        return IntStream.range(0, out.length).map(i -> out[i]).toArray();
    }
}
