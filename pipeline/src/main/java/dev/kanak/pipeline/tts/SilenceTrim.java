package dev.kanak.pipeline.tts;

import java.util.Arrays;

/**
 * Shortens the silence before a clause and makes the silence after it a given length; pauses inside pass unchanged. One
 * thread.
 */
final class SilenceTrim {

    /** Samples no louder than this are silence: -50 dBFS. */
    private static final int SILENCE = 104;

    private static final short[] NONE = {};

    private final int lead;
    private final int trail;
    private boolean audible;
    private short[] held = NONE;

    /**
     * @param lead most silent samples kept before the first audible one
     * @param trail silent samples given after the last audible one
     */
    SilenceTrim(int lead, int trail) {
        this.lead = lead;
        this.trail = trail;
    }

    /** Takes samples and returns those that are known to be no silence at an end. */
    short[] push(short[] samples) {
        int last = lastAudible(samples);
        if (last < 0) {
            hold(samples);
            return NONE;
        }
        if (!audible) {
            hold(Arrays.copyOf(samples, firstAudible(samples)));
            audible = true;
            short[] out = join(held, samples, firstAudible(samples), last + 1);
            held = Arrays.copyOfRange(samples, last + 1, samples.length);
            return out;
        }
        short[] out = join(held, samples, 0, last + 1);
        held = Arrays.copyOfRange(samples, last + 1, samples.length);
        return out;
    }

    /** Returns the silence after the clause; nothing if none of it was audible. */
    short[] finish() {
        return audible ? Arrays.copyOf(held, trail) : NONE;
    }

    private void hold(short[] samples) {
        short[] all = join(held, samples, 0, samples.length);
        held = audible ? all : Arrays.copyOfRange(all, Math.max(0, all.length - lead), all.length);
    }

    private static short[] join(short[] before, short[] samples, int from, int to) {
        short[] out = Arrays.copyOf(before, before.length + to - from);
        System.arraycopy(samples, from, out, before.length, to - from);
        return out;
    }

    private static int firstAudible(short[] samples) {
        int i = 0;
        while (Math.abs(samples[i]) <= SILENCE) {
            i++;
        }
        return i;
    }

    private static int lastAudible(short[] samples) {
        int i = samples.length - 1;
        while (i >= 0 && Math.abs(samples[i]) <= SILENCE) {
            i--;
        }
        return i;
    }
}
