package dev.kanak.core.time;

import java.time.Duration;

/**
 * A reading of the call's monotonic clock.
 *
 * @param nanos nanoseconds since the call began; not wall-clock time
 */
public record MonotonicTime(long nanos) implements Comparable<MonotonicTime> {

    /** The moment the call began. */
    public static final MonotonicTime ZERO = new MonotonicTime(0);

    public static MonotonicTime ofMillis(long millis) {
        return new MonotonicTime(Math.multiplyExact(millis, 1_000_000L));
    }

    public MonotonicTime plus(Duration duration) {
        return new MonotonicTime(Math.addExact(nanos, duration.toNanos()));
    }

    /** Time from {@code earlier} to this; negative if {@code earlier} is later. */
    public Duration since(MonotonicTime earlier) {
        return Duration.ofNanos(Math.subtractExact(nanos, earlier.nanos));
    }

    public boolean isBefore(MonotonicTime other) {
        return nanos < other.nanos;
    }

    /** Whole milliseconds since the call began, rounded down. */
    public long millis() {
        return Math.floorDiv(nanos, 1_000_000L);
    }

    @Override
    public int compareTo(MonotonicTime other) {
        return Long.compare(nanos, other.nanos);
    }
}
