package dev.kanak.pipeline.turn;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTimerTest {

    private final SilenceTimer silence = new SilenceTimer();

    @Test
    void expiresOnceWhenTheLimitIsReached() {
        silence.waitForCaller(ofMillis(1000), Duration.ofSeconds(6));
        assertThat(silence.deadline()).contains(ofMillis(7000));
        assertThat(silence.expired(ofMillis(6999))).isFalse();
        assertThat(silence.expired(ofMillis(7000))).isTrue();
        assertThat(silence.expired(ofMillis(9000))).isFalse();
    }

    @Test
    void neverExpiresOnceSomeoneSpoke() {
        silence.waitForCaller(ofMillis(1000), Duration.ofSeconds(6));
        silence.cancel();
        assertThat(silence.expired(ofMillis(60_000))).isFalse();
        assertThat(silence.deadline()).isEmpty();
    }
}
