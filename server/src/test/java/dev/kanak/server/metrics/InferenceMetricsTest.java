package dev.kanak.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class InferenceMetricsTest {

    private final Metrics metrics = new Metrics();
    private final InferencePool pool = new InferencePool(1, 1);
    private final CountDownLatch busy = new CountDownLatch(1);

    @AfterEach
    void close() {
        busy.countDown();
        pool.close();
        metrics.close();
    }

    @Test
    void whatTheFullQueueRefusesIsCounted() throws InterruptedException {
        metrics.inference(pool);
        assertThat(metrics.scrape()).contains("voice_inference_refused_total 0.0");

        var running = new CountDownLatch(1);
        occupy(running);
        running.await();
        Thread waiting = occupy(new CountDownLatch(1));
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> pool.call(() -> true)).isInstanceOf(SpeechException.class);
        assertThat(metrics.scrape()).contains("voice_inference_refused_total 1.0");
    }

    private Thread occupy(CountDownLatch running) {
        return Thread.ofVirtual().start(() -> {
            try {
                boolean _ = pool.call(() -> {
                    running.countDown();
                    busy.await();
                    return true;
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
