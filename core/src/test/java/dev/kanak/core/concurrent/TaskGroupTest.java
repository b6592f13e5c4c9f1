package dev.kanak.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TaskGroupTest {

    @Test
    void joinWaitsForAllTasks() throws Exception {
        var done = new ConcurrentLinkedQueue<Integer>();
        try (var group = new TaskGroup("reply")) {
            for (int i = 0; i < 20; i++) {
                int task = i;
                group.fork(() -> done.add(task));
            }
            group.join();
            assertThat(done).hasSize(20);
        }
    }

    @Test
    void theFirstFailureEndsTheJoinAndCloseInterruptsTheRest() throws Exception {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var group = new TaskGroup("reply")) {
            group.fork(() -> waitForInterrupt(started, interrupted));
            started.await();
            group.fork(() -> {
                throw new IllegalStateException("broken");
            });
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(group::join)
                    .havingCause()
                    .withMessage("broken");
        }
        assertThat(interrupted.await(0, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tasksRunOnNamedVirtualThreads() throws Exception {
        var names = new ConcurrentLinkedQueue<String>();
        try (var group = new TaskGroup("reply")) {
            group.fork(() -> names.add(
                    Thread.currentThread().getName() + Thread.currentThread().isVirtual()));
            group.join();
        }
        assertThat(names).containsExactly("reply-0true");
    }

    private static void waitForInterrupt(CountDownLatch started, CountDownLatch interrupted)
            throws InterruptedException {
        started.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }
}
