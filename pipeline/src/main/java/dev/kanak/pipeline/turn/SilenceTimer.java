package dev.kanak.pipeline.turn;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a silence is too long: the caller's, from the end of the agent's last audio, or the agent's, from the end of the
 * caller's turn.
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

    /** The earliest deadline of several; empty if nobody waits. */
    public static Optional<MonotonicTime> first(SilenceTimer... timers) {
        return Stream.of(timers).flatMap(timer -> timer.deadline().stream()).min(MonotonicTime::compareTo);
    }
}
