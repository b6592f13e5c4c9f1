package dev.kanak.pipeline.graph;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.core.time.SessionClock;
import org.jspecify.annotations.Nullable;

/**
 * The one time line of a call: caller audio received, carried on by the clock between frames.
 *
 * <p>It stands at zero until the first audio, so that its readings can be laid over a recording of the caller; a call
 * without audio runs by the clock. Thread-safe, never backwards.
 */
final class CallTimeline {

    private final SessionClock clock = new SessionClock();
    private MonotonicTime last = MonotonicTime.ZERO;
    private MonotonicTime audioEnd = MonotonicTime.ZERO;
    private @Nullable MonotonicTime audioEndReadAt;

    /** Caller audio up to {@code end} is here. */
    synchronized void audioReceived(MonotonicTime end) {
        audioEnd = end;
        audioEndReadAt = clock.now();
    }

    /** The call goes on without audio from the caller. */
    synchronized void startWithoutAudio() {
        if (audioEndReadAt == null) {
            audioReceived(MonotonicTime.ZERO);
        }
    }

    synchronized MonotonicTime now() {
        if (audioEndReadAt != null) {
            MonotonicTime reading = audioEnd.plus(clock.now().since(audioEndReadAt));
            last = last.isBefore(reading) ? reading : last;
        }
        return last;
    }
}
