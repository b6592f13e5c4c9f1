package dev.kanak.benchmarks.latency;

import dev.kanak.server.call.Pcm;
import java.util.Arrays;

/**
 * What a plain receiver plays and when: frames wait {@value #BUFFER_MS} ms for their turn; if none has come by then there is a
 * hole, and silence is left out while more waits than that. Thread-safe.
 */
final class RtpEar {

    static final int BUFFER_MS = 40;

    private static final int AUDIBLE = 100;

    private final int rateHz;
    private final long began;
    private short[] samples = new short[1 << 20];
    private int end;
    private int holes;

    /** @param began {@link System#nanoTime} of the recording's first sample */
    RtpEar(int rateHz, long began) {
        this.rateHz = rateHz;
        this.began = began;
    }

    /** A frame has come. */
    synchronized void hear(short[] frame) {
        int now = (int) ((System.nanoTime() - began) / 1000 * rateHz / 1_000_000);
        int buffer = rateHz * BUFFER_MS / 1000;
        boolean silent = isSilent(frame);
        if (end < now) {
            holes += silent ? 0 : 1;
            end = now + buffer;
        } else if (silent && end > now + 2 * buffer) {
            return;
        }
        if (end + frame.length > samples.length) {
            samples = Arrays.copyOf(samples, 2 * (end + frame.length));
        }
        System.arraycopy(frame, 0, samples, end, frame.length);
        end += frame.length;
    }

    private static boolean isSilent(short[] frame) {
        for (short sample : frame) {
            if (Math.abs(sample) > AUDIBLE) {
                return false;
            }
        }
        return true;
    }

    /** Holes in what was audible. */
    synchronized int holes() {
        return holes;
    }

    synchronized Pcm recording() {
        return new Pcm(Arrays.copyOf(samples, end), rateHz);
    }
}
