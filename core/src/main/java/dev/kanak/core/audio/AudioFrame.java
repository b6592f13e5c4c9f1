package dev.kanak.core.audio;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;

/**
 * A run of mono PCM samples.
 *
 * @param samples signed 16-bit linear PCM; owned by the frame, never written after construction
 * @param sampleRateHz samples per second, e.g. 16 000 for recognition
 * @param capturedAt time of the first sample, counted in caller audio received since the call began
 */
@SuppressWarnings("ArrayRecordComponent") // audio path: handed over, not copied
public record AudioFrame(short[] samples, int sampleRateHz, MonotonicTime capturedAt) {

    public AudioFrame {
        if (sampleRateHz <= 0) {
            throw new IllegalArgumentException("sampleRateHz must be positive: " + sampleRateHz);
        }
    }

    /** Playing time of this frame, e.g. 20 ms for 320 samples at 16 kHz. */
    public Duration duration() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / sampleRateHz);
    }

    /** Time just after the last sample. */
    public MonotonicTime end() {
        return capturedAt.plus(duration());
    }
}
