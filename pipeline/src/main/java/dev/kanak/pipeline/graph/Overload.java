package dev.kanak.pipeline.graph;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides that a call cannot keep up with its caller: its inbound ring stays nearly full. Sans-IO; not thread-safe. */
final class Overload {

    /** Share of the ring from which it counts as nearly full. */
    static final double LIMIT = 0.9;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private @Nullable MonotonicTime since;
    private boolean told;

    /**
     * Takes a reading.
     *
     * @param utilisation filled share of the ring, 0 to 1
     * @return true once, when it has been above the limit for a second without a break
     */
    boolean on(double utilisation, MonotonicTime now) {
        if (utilisation <= LIMIT) {
            since = null;
            return false;
        }
        MonotonicTime start = since == null ? now : since;
        since = start;
        if (told || now.since(start).compareTo(PATIENCE) < 0) {
            return false;
        }
        told = true;
        return true;
    }
}
