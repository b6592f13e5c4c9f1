package dev.kanak.transport.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.time.MonotonicTime;
import org.junit.jupiter.api.Test;

class ReceiveStatisticsTest {

    private final ReceiveStatistics statistics = new ReceiveStatistics(48_000);

    private void on(int sequence) {
        on(sequence, sequence * 960L, sequence * 20L);
    }

    private void on(int sequence, long timestamp, long atMs) {
        statistics.onPacket(new RtpPacket(111, sequence, timestamp, 7, false), MonotonicTime.ofMillis(atMs));
    }

    @Test
    void aCleanStreamHasLostNothing() {
        for (int i = 100; i < 200; i++) {
            on(i);
        }
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.takeFractionLost()).isZero();
        assertThat(statistics.extendedHighest()).isEqualTo(199);
        assertThat(statistics.jitterMs()).isZero();
    }

    @Test
    void theSequenceNumbersMayWrap() {
        for (int i = 65_500; i < 65_600; i++) {
            on(i & 0xffff);
        }
        assertThat(statistics.extendedHighest()).isEqualTo(65_599);
        assertThat(statistics.lost()).isZero();
    }

    @Test
    void whatIsMissingIsLostUntilItComes() {
        on(1);
        on(2);
        on(4);
        assertThat(statistics.lost()).isEqualTo(1);
        assertThat(statistics.takeFractionLost()).isEqualTo(64);
        on(3);
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.takeFractionLost()).isZero();
    }

    @Test
    void oneWildPacketIsNotBelievedButTwoAre() {
        on(1);
        on(2);
        on(30_000);
        assertThat(statistics.extendedHighest()).isEqualTo(2);
        on(30_001);
        assertThat(statistics.extendedHighest()).isEqualTo(30_001);
        assertThat(statistics.lost()).isZero();
    }

    @Test
    void jitterIsTheSmoothedDifferenceOfTransitTimes() {
        on(0, 0, 0);
        on(1, 960, 36);
        assertThat(statistics.jitterMs()).isCloseTo(1.0, within(0.01));
        on(2, 1_920, 56);
        assertThat(statistics.jitterMs()).isCloseTo(0.9375, within(0.01));
    }
}
