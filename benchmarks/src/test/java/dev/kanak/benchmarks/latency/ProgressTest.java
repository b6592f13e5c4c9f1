package dev.kanak.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void theRestIsTakenToGoOnAtTheSamePace() {
        assertThat(Progress.line("rtp-hi-quiet serial", 3, 12, Duration.ofSeconds(150)))
                .isEqualTo("3 of 12 calls, 8 min left: rtp-hi-quiet serial");
    }

    @Test
    void afterTheLastCallNothingIsLeft() {
        assertThat(Progress.line("rtp-en-loss serial", 12, 12, Duration.ofMinutes(9)))
                .isEqualTo("12 of 12 calls, 0 min left: rtp-en-loss serial");
    }
}
