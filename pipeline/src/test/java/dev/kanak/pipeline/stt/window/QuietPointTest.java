package dev.kanak.pipeline.stt.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuietPointTest {

    @Test
    void theCutIsInThePause() {
        short[] pcm = loud(80_000);
        Arrays.fill(pcm, 60_000, 64_800, (short) 5);
        assertThat(QuietPoint.between(pcm, 40_000, 80_000)).isBetween(60_800, 64_000);
    }

    @Test
    void aPauseBeforeTheStretchIsNotLookedAt() {
        short[] pcm = loud(80_000);
        Arrays.fill(pcm, 10_000, 20_000, (short) 0);
        assertThat(QuietPoint.between(pcm, 40_000, 80_000)).isBetween(40_000, 80_000);
    }

    @Test
    void ofEquallyQuietPlacesTheLatestIsTaken() {
        assertThat(QuietPoint.between(new short[80_000], 40_000, 80_000)).isBetween(78_000, 79_000);
    }

    private static short[] loud(int count) {
        var pcm = new short[count];
        for (int i = 0; i < count; i++) {
            pcm[i] = (short) (9000 * Math.sin(i * 0.1));
        }
        return pcm;
    }
}
