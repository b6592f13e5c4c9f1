package dev.kanak.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SweepTest {

    @Test
    void everyServiceForgetsAgainAndAgain() throws InterruptedException {
        var first = new CountDownLatch(3);
        var second = new CountDownLatch(3);
        try (var _ = new Sweep(Duration.ofMillis(1), List.of(first::countDown, second::countDown))) {
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
