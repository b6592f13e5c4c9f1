package dev.kanak.pipeline.graph;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverloadTest {

    private final Overload overload = new Overload();

    @Test
    void aSecondAboveNinetyPercentIsTooMuch() {
        assertThat(overload.on(0.95, ofMillis(0))).isFalse();
        assertThat(overload.on(1.0, ofMillis(900))).isFalse();
        assertThat(overload.on(0.91, ofMillis(1000))).isTrue();
    }

    @Test
    void aMomentBelowBeginsTheSecondAnew() {
        boolean _ = overload.on(1.0, ofMillis(0));
        boolean _ = overload.on(0.9, ofMillis(500));

        assertThat(overload.on(1.0, ofMillis(600))).isFalse();
        assertThat(overload.on(1.0, ofMillis(1500))).isFalse();
        assertThat(overload.on(1.0, ofMillis(1600))).isTrue();
    }

    @Test
    void itIsToldOnce() {
        boolean _ = overload.on(1.0, ofMillis(0));
        assertThat(overload.on(1.0, ofMillis(1000))).isTrue();
        assertThat(overload.on(1.0, ofMillis(3000))).isFalse();
    }
}
