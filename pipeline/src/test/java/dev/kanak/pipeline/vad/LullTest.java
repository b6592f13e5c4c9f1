package dev.kanak.pipeline.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.vad.Lull.Change;
import org.junit.jupiter.api.Test;

class LullTest {

    private final Lull lull = new Lull();
    private long millis;

    /** The next 20 ms. */
    private Change hear(boolean voice) {
        millis += 20;
        return lull.on(voice, MonotonicTime.ofMillis(millis));
    }

    private void hear(boolean voice, int frames) {
        for (int i = 0; i < frames; i++) {
            assertThat(hear(voice)).isEqualTo(Change.NONE);
        }
    }

    @Test
    void beginsATenthOfASecondAfterTheLastVoice() {
        hear(true, 10);
        hear(false, 4);
        assertThat(hear(false)).isEqualTo(Change.BEGAN);
        hear(false, 500);
    }

    @Test
    void endsWithTheNextVoiceAndBeginsAgainAfterIt() {
        hear(true, 10);
        hear(false, 4);
        hear(true, 1);
        hear(false, 4);
        assertThat(hear(false)).isEqualTo(Change.BEGAN);
        assertThat(hear(true)).isEqualTo(Change.ENDED);
        hear(false, 4);
        assertThat(hear(false)).isEqualTo(Change.BEGAN);
    }

    @Test
    void isNoticedAtOnceWhereAudioIsMissing() {
        hear(true, 10);
        millis += 200;
        assertThat(hear(false)).isEqualTo(Change.BEGAN);
        assertThat(hear(true)).isEqualTo(Change.ENDED);
    }
}
