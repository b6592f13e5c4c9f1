package dev.kanak.pipeline.graph;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.core.time.SessionClock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one time line of a call: caller audio received, carried on by the clock between frames.
 *
 * <p>It stands at zero until the first audio, so that its readings can be laid over a recording of the caller; a call
 * without audio runs by the clock. Where audio alone is time, the clock stands still. Thread-safe, never backwards.
 */
final class CallTimeline {

    private final Supplier<MonotonicTime> clock;
    private MonotonicTime last = MonotonicTime.ZERO;
    private MonotonicTime audioEnd = MonotonicTime.ZERO;
    private @Nullable MonotonicTime audioEndReadAt;
    private Duration headStart = Duration.ZERO;
    private boolean audioSeen;

    CallTimeline() {
        this(true);
    }

    /**
     * @param realTime false if time stands still between frames
     */
    CallTimeline(boolean realTime) {
        clock = realTime ? new SessionClock()::now : () -> MonotonicTime.ZERO;
    }

    /**
     * Puts a frame on this time line: where it stands, or later by as much as the call ran before the first audio.
     */
    synchronized AudioFrame place(AudioFrame frame) {
        if (!audioSeen) {
            audioSeen = true;
            headStart = now().since(MonotonicTime.ZERO);
        }
        var placed = headStart.isZero()
                ? frame
                : new AudioFrame(
                        frame.samples(),
                        frame.sampleRateHz(),
                        frame.capturedAt().plus(headStart));
        audioReceived(placed.end());
        return placed;
    }

    private void audioReceived(MonotonicTime end) {
        audioEnd = end;
        audioEndReadAt = clock.get();
    }

    /** The call goes on without audio from the caller. */
    synchronized void startWithoutAudio() {
        if (audioEndReadAt == null) {
            audioReceived(MonotonicTime.ZERO);
        }
    }

    synchronized MonotonicTime now() {
        if (audioEndReadAt != null) {
            MonotonicTime reading = audioEnd.plus(clock.get().since(audioEndReadAt));
            last = last.isBefore(reading) ? reading : last;
        }
        return last;
    }
}
