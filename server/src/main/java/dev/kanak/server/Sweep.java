package dev.kanak.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets services forget what has expired at regular intervals, on a thread of its own, whether anybody asks or not. */
final class Sweep implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sweep").daemon(true).factory());

    /** @param forget each forgets what one service need not keep any more; none throws */
    Sweep(Duration every, List<Runnable> forget) {
        var _ = timer.scheduleWithFixedDelay(
                () -> forget.forEach(Runnable::run), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        var _ = timer.shutdownNow();
    }
}
