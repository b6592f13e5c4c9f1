package dev.kanak.server.call;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Which 10 ms frames of a recording can be heard. */
public final class Loudness {

    /** Level above which a frame counts as audible, in dB below full scale. */
    public static final double AUDIBLE_DBFS = -50;

    private static final double FRAME_SECONDS = 0.01;

    private final boolean[] audible;

    public Loudness(Pcm recording) {
        int frames = (int) (recording.seconds() / FRAME_SECONDS);
        audible = new boolean[frames];
        for (int i = 0; i < frames; i++) {
            Pcm frame = recording.between(i * FRAME_SECONDS, (i + 1) * FRAME_SECONDS);
            audible[i] = frame.rmsDbfs() > AUDIBLE_DBFS;
        }
    }

    /** Start of the first audible frame between two times in seconds. */
    public OptionalDouble first(double from, double to) {
        return frames(from, to)
                .filter(i -> audible[i])
                .mapToDouble(i -> i * FRAME_SECONDS)
                .findFirst();
    }

    /** End of the last audible frame between two times in seconds. */
    public OptionalDouble last(double from, double to) {
        return frames(from, to)
                .filter(i -> audible[i])
                .mapToDouble(i -> (i + 1) * FRAME_SECONDS)
                .max();
    }

    /** Seconds that are audible between two times. */
    public double audible(double from, double to) {
        return frames(from, to).filter(i -> audible[i]).count() * FRAME_SECONDS;
    }

    /** Longest silence in seconds between two audible frames of the span. */
    public double longestPause(double from, double to) {
        int longest = 0;
        int previous = -1;
        for (int i : frames(from, to).filter(i -> audible[i]).toArray()) {
            if (previous >= 0) {
                longest = Math.max(longest, i - previous - 1);
            }
            previous = i;
        }
        return longest * FRAME_SECONDS;
    }

    private IntStream frames(double from, double to) {
        int start = Math.clamp((long) Math.floor(from / FRAME_SECONDS), 0, audible.length);
        int end = Math.clamp((long) Math.ceil(to / FRAME_SECONDS), start, audible.length);
        return IntStream.range(start, end);
    }
}
