package dev.kanak.tools.outbox;

import dev.kanak.core.error.ToolException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one receiver, one event at a time in order of their making, on a thread of its own. */
final class Lane implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** Rows are counted when there is nothing to do, and after so many events. */
    private static final int COUNT_EVERY = 50;

    private static final long SHORTEST_REST_MS = 50;

    private final Destination destination;
    private final OutboxRows rows;
    private final DispatchConfig config;
    private final InstantSource clock;
    private final DoubleSupplier chance;
    private final CircuitBreaker breaker;
    private final Semaphore bell = new Semaphore(0);
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private int sinceCount;

    /**
     * @param clock of due times and of the time a receiver is left alone
     * @param chance from 0 to 1, anew each time
     */
    Lane(Destination destination, OutboxRows rows, DispatchConfig config, InstantSource clock, DoubleSupplier chance) {
        this.chance = chance;
        this.destination = destination;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        this.breaker = CircuitBreaker.of(
                destination.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                config.breakAfter(),
                                config.breakAfter(),
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(config.breakFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .build());
    }

    /** There may be something to do. */
    void wake() {
        bell.release();
    }

    OutboxDepth depth() {
        return new OutboxDepth(destination.name(), waiting.get(), dead.get(), delivered.get());
    }

    /** Works until interrupted. */
    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!step()) {
                    rest();
                }
            } catch (InterruptedException _) {
                return;
            } catch (ToolException e) {
                LOG.atWarn()
                        .setMessage("outbox cannot be read")
                        .addKeyValue("destination", destination.name())
                        .addKeyValue("code", e.code())
                        .log();
                if (pausedOut()) {
                    return;
                }
            }
        }
    }

    private boolean pausedOut() {
        try {
            Thread.sleep(config.poll());
            return false;
        } catch (InterruptedException _) {
            return true;
        }
    }

    /** Sends one event; false if none is due or the receiver is left alone. */
    boolean step() throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            return false;
        }
        Optional<OutboxRows.Taken> taken;
        try {
            taken = rows.take(clock.millis(), config.lease());
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
        if (taken.isEmpty()) {
            breaker.releasePermission();
            return false;
        }
        settle(taken.get(), delivery(taken.get().event()));
        if (++sinceCount >= COUNT_EVERY) {
            count();
        }
        return true;
    }

    private Delivery delivery(Event event) throws InterruptedException {
        long start = System.nanoTime();
        try {
            Delivery delivery = destination.deliver(event);
            long nanos = System.nanoTime() - start;
            switch (delivery) {
                case Delivery.Delivered _, Delivery.Refused _ -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
                case Delivery.TryLater(String reason, var _) ->
                    breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException(reason));
            }
            return delivery;
        } catch (RuntimeException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            LOG.atError()
                    .setMessage("destination failed unexpectedly")
                    .addKeyValue("destination", destination.name())
                    .addKeyValue("event", event.id())
                    .addKeyValue("exception", e.getClass().getName())
                    .log();
            return Delivery.tryLater("internal");
        } catch (InterruptedException e) {
            breaker.releasePermission();
            throw e;
        }
    }

    private void settle(OutboxRows.Taken taken, Delivery delivery) {
        switch (delivery) {
            case Delivery.Delivered _ -> {
                rows.delivered(taken, clock.millis());
                delivered.incrementAndGet();
            }
            case Delivery.Refused(String reason) -> bury(taken, reason);
            case Delivery.TryLater(String reason, Optional<Duration> after) -> {
                int failures = taken.failures() + 1;
                if (failures >= config.attempts()) {
                    bury(taken, reason);
                    return;
                }
                Duration own = config.delay(failures, chance.getAsDouble());
                Duration wait = after.filter(asked -> asked.compareTo(own) > 0).orElse(own);
                rows.later(taken, failures, reason, clock.millis() + wait.toMillis());
            }
        }
    }

    private void bury(OutboxRows.Taken taken, String reason) {
        rows.dead(taken, reason, clock.millis());
        LOG.atError()
                .setMessage("event given up")
                .addKeyValue("destination", destination.name())
                .addKeyValue("event", taken.event().id())
                .addKeyValue("kind", taken.event().kind().word())
                .addKeyValue("reason", reason)
                .log();
    }

    private void count() {
        sinceCount = 0;
        OutboxRows.Counts counts = rows.counts();
        waiting.set(counts.waiting());
        dead.set(counts.dead());
    }

    /** Waits until the next row is due, another is added, or the poll interval is over. */
    private void rest() throws InterruptedException {
        count();
        long pollMs = config.poll().toMillis();
        long nextMs = rows.nextDueMs().orElse(Long.MAX_VALUE);
        long now = clock.millis();
        boolean leftAlone = breaker.getState() == CircuitBreaker.State.OPEN;
        long wait = leftAlone ? pollMs : Math.min(pollMs, Math.max(SHORTEST_REST_MS, nextMs - now));
        bell.drainPermits();
        if (bell.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
