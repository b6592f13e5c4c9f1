package dev.kanak.pipeline.stt.tier;

import dev.kanak.core.error.SpeechException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Repeats what failed for now: waits longer each time, and differently for each caller. Thread-safe if its random is. */
final class Retry {

    private final int retries;
    private final Duration delay;
    private final RandomGenerator random;
    private final Pause pause;

    /** Waits. */
    @FunctionalInterface
    interface Pause {

        void of(Duration length) throws InterruptedException;
    }

    /** Work that may be refused. */
    @FunctionalInterface
    interface Attempt<T> {

        T run() throws InterruptedException;
    }

    Retry(TierConfig config, RandomGenerator random, Pause pause) {
        this.retries = config.retries();
        this.delay = config.retryDelay();
        this.random = random;
        this.pause = pause;
    }

    /**
     * The first success.
     *
     * @throws SpeechException of the last attempt, or of one that cannot succeed later
     */
    <T> T of(Attempt<T> work) throws InterruptedException {
        Duration next = delay;
        for (int left = retries; ; left--) {
            try {
                return work.run();
            } catch (SpeechException e) {
                if (!e.retryable() || left == 0) {
                    throw e;
                }
            }
            pause.of(Duration.ofNanos(Math.round(next.toNanos() * random.nextDouble(0.5, 1.5))));
            next = next.multipliedBy(2);
        }
    }
}
