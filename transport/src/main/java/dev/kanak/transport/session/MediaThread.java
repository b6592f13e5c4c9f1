package dev.kanak.transport.session;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.core.time.SessionClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One platform thread that owns the media of its calls: it runs their packets as they come and ticks them every 20 ms
 * by absolute deadlines, so that pacing does not drift.
 */
final class MediaThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaThread.class);

    private static final Duration TICK = Duration.ofMillis(20);

    /** A thread that lags more than this skips what it missed; up to this it catches up. */
    private static final Duration MAX_LAG = Duration.ofMillis(60);

    private static final Duration STOP_WAIT = Duration.ofSeconds(2);

    /** A call as its media thread sees it. */
    interface Ticking {

        /** Does what is due; runs every 20 ms. */
        void tick(MonotonicTime now);
    }

    private final SessionClock clock;
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final List<Ticking> calls = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;

    MediaThread(String name, SessionClock clock) {
        this.clock = clock;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Runs {@code task} on this thread, after all given before it. */
    void execute(Runnable task) {
        tasks.add(task);
    }

    /** Begins to tick a call. */
    void add(Ticking call) {
        execute(() -> calls.add(call));
    }

    /** Ceases to tick a call, then runs {@code last} on this thread. */
    void remove(Ticking call, Runnable last) {
        execute(() -> {
            calls.remove(call);
            last.run();
        });
    }

    private void run() {
        MonotonicTime next = clock.now();
        while (!stopped || !tasks.isEmpty()) {
            await(next);
            MonotonicTime now = clock.now();
            if (!now.isBefore(next)) {
                tick(now);
                MonotonicTime following = next.plus(TICK);
                next = now.since(following).compareTo(MAX_LAG) > 0 ? now.plus(TICK) : following;
            }
        }
    }

    private void await(MonotonicTime next) {
        try {
            Runnable task = calls.isEmpty()
                    ? tasks.take()
                    : tasks.poll(Math.max(0, next.since(clock.now()).toNanos()), TimeUnit.NANOSECONDS);
            if (task != null) {
                task.run();
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("media thread interrupted");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("media task failed");
        }
    }

    private void tick(MonotonicTime now) {
        for (Ticking call : List.copyOf(calls)) {
            try {
                call.tick(now);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("media tick failed");
            }
        }
    }

    /** Runs what is queued, then ends the thread. */
    @Override
    public void close() {
        stopped = true;
        execute(() -> {});
        try {
            thread.join(STOP_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
