package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FinisherTest {

    private final Unfinished unfinished = new Unfinished();
    private final AtomicInteger failed = new AtomicInteger();
    private final Finisher finisher = new Finisher("c1", unfinished, failed::incrementAndGet);
    private final CountDownLatch slow = new CountDownLatch(1);
    private final AtomicInteger submitted = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private Thread submit(int finals) {
        return Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < finals; i++) {
                    finisher.submit(
                            () -> {
                                slow.await();
                                made.incrementAndGet();
                            },
                            closed::incrementAndGet);
                    submitted.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void whoeverBringsMoreThanMayWaitWaitsToo() throws InterruptedException {
        finisher.start();
        Thread listening = submit(Finisher.MOST_WAITING + 2);
        while (submitted.get() <= Finisher.MOST_WAITING || listening.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(submitted).hasValue(Finisher.MOST_WAITING + 1);
        slow.countDown();
        listening.join();
        finisher.stop(Duration.ofSeconds(10));
        assertThat(made).hasValue(Finisher.MOST_WAITING + 2);
        assertThat(closed).hasValue(Finisher.MOST_WAITING + 2);
    }

    @Test
    void oneThatFailsIsToldAndTheNextIsMadeAllTheSame() throws InterruptedException {
        finisher.start();
        finisher.submit(
                () -> {
                    throw new IllegalStateException("no final");
                },
                closed::incrementAndGet);
        finisher.submit(made::incrementAndGet, () -> {
            throw new IllegalStateException("not closed");
        });
        finisher.submit(made::incrementAndGet, closed::incrementAndGet);
        unfinished.awaitRest();
        assertThat(made).hasValue(2);
        assertThat(closed).hasValue(2);
        assertThat(failed).hasValue(2);
        finisher.stop(Duration.ofSeconds(10));
    }

    @Test
    void stopsThoughMoreWaitThanItCanMake() throws InterruptedException {
        finisher.start();
        Thread listening = submit(Finisher.MOST_WAITING + 1);
        listening.join();
        finisher.stop(Duration.ofMillis(20));
        assertThat(made).hasValue(0);
        assertThat(closed).as("of what was given up too").hasValue(Finisher.MOST_WAITING + 1);
    }
}
