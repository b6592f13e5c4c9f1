package dev.kanak.transport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboundRingTest {

    private final InboundRing ring = new InboundRing(3);

    private static AudioFrame frame(int number) {
        return new AudioFrame(new short[320], 16_000, MonotonicTime.ofMillis(20L * number));
    }

    @Test
    void framesComeOutInOrder() throws InterruptedException {
        AudioFrame first = frame(0);
        AudioFrame second = frame(1);
        ring.add(first);
        ring.add(second);
        assertThat(ring.take(Duration.ZERO)).containsSame(first);
        assertThat(ring.take(Duration.ZERO)).containsSame(second);
        assertThat(ring.take(Duration.ZERO)).isEmpty();
    }

    @Test
    void theOldestMakesRoomAndIsCounted() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            ring.add(frame(i));
        }
        assertThat(ring.dropped()).isEqualTo(2);
        assertThat(ring.take(Duration.ZERO).orElseThrow().capturedAt()).isEqualTo(MonotonicTime.ofMillis(40));
    }

    @Test
    void closedItGivesNothingWithoutWaiting() throws InterruptedException {
        ring.add(frame(0));
        ring.close();
        ring.add(frame(1));
        assertThat(ring.take(Duration.ofDays(1))).isEmpty();
    }
}
