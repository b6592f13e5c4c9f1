package dev.kanak.pipeline.turn;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the caller has been silent for too long: from the end of the agent's last audio until the caller speaks.
 *
 * <p>Sans-IO; not thread-safe; one per call.
 */
public final class SilenceTimer {

    private @Nullable MonotonicTime expiresAt;

    /** The agent has finished and waits for at most {@code limit}. */
    public void waitForCaller(MonotonicTime now, Duration limit) {
        expiresAt = now.plus(limit);
    }

    /** Someone speaks, or an answer is being prepared: nobody is waiting. */
    public void cancel() {
        expiresAt = null;
    }

    /** True once, when the wait is over. */
    public boolean expired(MonotonicTime now) {
        if (expiresAt == null || now.isBefore(expiresAt)) {
            return false;
        }
        expiresAt = null;
        return true;
    }

    /** The latest time {@link #expired} must next be asked; empty while nobody waits. */
    public Optional<MonotonicTime> deadline() {
        return Optional.ofNullable(expiresAt);
    }
}
