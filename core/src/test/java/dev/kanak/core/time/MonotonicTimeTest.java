package dev.kanak.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MonotonicTimeTest {

    @Test
    void millisecondsRoundDown() {
        assertThat(MonotonicTime.ofMillis(1500).nanos()).isEqualTo(1_500_000_000L);
        assertThat(new MonotonicTime(1_999_999).millis()).isEqualTo(1);
        assertThat(new MonotonicTime(-1).millis()).isEqualTo(-1);
    }

    @Test
    void sinceUndoesPlus() {
        MonotonicTime earlier = MonotonicTime.ofMillis(40);
        MonotonicTime later = earlier.plus(Duration.ofMillis(250));
        assertThat(later.since(earlier)).isEqualTo(Duration.ofMillis(250));
        assertThat(earlier.since(later)).isEqualTo(Duration.ofMillis(-250));
    }

    @Test
    void earlierComesBeforeLater() {
        assertThat(MonotonicTime.ZERO).isLessThan(MonotonicTime.ofMillis(1));
        assertThat(MonotonicTime.ZERO.isBefore(MonotonicTime.ofMillis(1))).isTrue();
        assertThat(MonotonicTime.ZERO.isBefore(MonotonicTime.ZERO)).isFalse();
    }

    @Test
    void overflowFailsInsteadOfWrapping() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> MonotonicTime.ofMillis(Long.MAX_VALUE));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new MonotonicTime(Long.MAX_VALUE).plus(Duration.ofNanos(1)));
    }

    @Test
    void aSessionClockBeginsAtZeroAndNeverRunsBackwards() {
        var clock = new SessionClock();
        MonotonicTime before = clock.now();
        assertThat(before.nanos()).isNotNegative();
        for (int i = 0; i < 1000; i++) {
            MonotonicTime now = clock.now();
            assertThat(now.isBefore(before)).isFalse();
            before = now;
        }
    }
}
