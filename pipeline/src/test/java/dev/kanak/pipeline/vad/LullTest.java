package dev.kanak.pipeline.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.vad.Lull.Change;
import org.junit.jupiter.api.Test;

class LullTest {

    private final Lull lull = new Lull();
    private long millis;

    /** The next 20 ms. */
    private Change hear(boolean speaking, boolean voiced) {
        millis += 20;
        return lull.on(speaking, voiced, MonotonicTime.ofMillis(millis));
    }

    private void hear(boolean speaking, boolean voiced, int frames) {
        for (int i = 0; i < frames; i++) {
            assertThat(hear(speaking, voiced)).isEqualTo(Change.NONE);
        }
    }

    @Test
    void beginsATenthOfASecondAfterTheLastVoice() {
        hear(true, true, 10);
        hear(true, false, 4);
        assertThat(hear(true, false)).isEqualTo(Change.BEGAN);
        hear(true, false, 3);
    }

    @Test
    void endsWithTheNextVoice() {
        hear(true, true, 10);
        hear(true, false, 4);
        hear(true, true, 1);
        hear(true, false, 4);
        assertThat(hear(true, false)).isEqualTo(Change.BEGAN);
        assertThat(hear(true, true)).isEqualTo(Change.ENDED);
        hear(true, true, 3);
    }

    @Test
    void lastsUntilThereIsVoiceAgainHoweverLongThatTakes() {
        hear(true, true, 10);
        hear(true, false, 4);
        assertThat(hear(true, false)).isEqualTo(Change.BEGAN);
        hear(false, false, 500);
        assertThat(hear(false, true)).isEqualTo(Change.ENDED);
    }

    @Test
    void needsSpeechBeforeIt() {
        hear(false, false, 50);
        hear(false, true, 1);
        hear(false, false, 50);
    }
}
