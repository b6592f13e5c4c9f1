package dev.kanak.core.time;

/**
 * Reads a call's monotonic time: zero when the clock is made, never backwards. Thread-safe.
 *
 * <p>Only shells read it; decisions take the time as an argument.
 */
public final class SessionClock {

    private final long originNanos = System.nanoTime();

    public MonotonicTime now() {
        return new MonotonicTime(System.nanoTime() - originNanos);
    }
}
