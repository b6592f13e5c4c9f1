package dev.kanak.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kanak.core.error.SpeechException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class InferencePoolTest {

    @Test
    void workRunsOnAPlatformThreadOfThePool() throws InterruptedException {
        try (var pool = new InferencePool(1, 1)) {
            String thread = pool.call(() -> Thread.currentThread().getName() + " "
                    + Thread.currentThread().isVirtual());
            assertThat(thread).isEqualTo("inference-0 false");
        }
    }

    @Test
    void aFullQueueIsRefusedAsOverloadedAndRetryableAndCounted() throws Exception {
        var running = new CountDownLatch(1);
        try (var pool = new InferencePool(1, 1);
                var callers = new TaskGroup("caller")) {
            callers.fork(() -> pool.call(() -> {
                running.countDown();
                new CountDownLatch(1).await();
                return 0;
            }));
            running.await();
            callers.fork(() -> pool.call(() -> 1));
            callers.fork(() -> pool.call(() -> 2));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(callers::join)
                    .havingCause()
                    .isInstanceOfSatisfying(SpeechException.class, refused -> {
                        assertThat(refused.kind()).isEqualTo(SpeechException.Kind.OVERLOADED);
                        assertThat(refused.retryable()).isTrue();
                    });
            assertThat(pool.refused()).isEqualTo(1);
        }
    }

    @Test
    void anUncheckedFailureComesBackAsItIs() {
        try (var pool = new InferencePool(1, 1)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pool.call(() -> {
                        throw new IllegalStateException("bug");
                    }))
                    .withMessage("bug");
        }
    }

    @Test
    void aCheckedFailureIsAFailedModel() {
        try (var pool = new InferencePool(1, 1)) {
            assertThatExceptionOfType(SpeechException.class)
                    .isThrownBy(() -> pool.call(() -> {
                        throw new IOException("disk");
                    }))
                    .satisfies(failed -> assertThat(failed.kind()).isEqualTo(SpeechException.Kind.MODEL_FAILED));
        }
    }

    @Test
    void aClosedPoolRefusesWork() {
        var pool = new InferencePool(1, 1);
        pool.close();
        assertThatExceptionOfType(SpeechException.class).isThrownBy(() -> pool.call(() -> 1));
    }
}
