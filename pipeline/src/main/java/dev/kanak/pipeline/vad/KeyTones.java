package dev.kanak.pipeline.vad;

/**
 * Tells a pressed telephone key from speech: two pure tones, one of each group, that hold nearly all of a window's energy. A
 * voice has more than two partials. Immutable and thread-safe.
 *
 * <p>Source: ITU-T Q.23 (the tones), Q.24 (what a receiver must take and refuse: 1.5 % off, one tone stronger than the other).
 */
final class KeyTones {

    private static final double[] LOW_HZ = {697, 770, 852, 941};
    private static final double[] HIGH_HZ = {1209, 1336, 1477, 1633};

    /** Share of the energy that the two tones hold together, at least. */
    private static final double BOTH = 0.75;

    /** Share of the energy of the weaker one, at least: a tenth of the stronger. */
    private static final double EACH = 0.07;

    /** A Hann window leaves two thirds of a tone's energy at its own frequency. */
    private static final double SPREAD = 1.5;

    private static final double QUIET = 1e-9;
    private static final float[] HANN = hann();

    private KeyTones() {}

    private static float[] hann() {
        var weights = new float[VadStream.WINDOW];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / weights.length));
        }
        return weights;
    }

    /** Whether a key sounds, all through the window. */
    static boolean in(float[] window) {
        var weighted = new double[window.length];
        double energy = 0;
        for (int i = 0; i < window.length; i++) {
            weighted[i] = window[i] * HANN[i];
            energy += weighted[i] * weighted[i];
        }
        if (energy < QUIET) {
            return false;
        }
        double low = strongest(weighted, LOW_HZ) / energy;
        double high = strongest(weighted, HIGH_HZ) / energy;
        return low + high > BOTH && Math.min(low, high) > EACH;
    }

    private static double strongest(double[] weighted, double[] tonesHz) {
        double most = 0;
        for (double toneHz : tonesHz) {
            most = Math.max(most, energy(weighted, toneHz));
        }
        return most;
    }

    /** Energy of a tone, by Goertzel's recurrence. */
    private static double energy(double[] weighted, double toneHz) {
        double factor = 2 * Math.cos(2 * Math.PI * toneHz / SileroVad.RATE_HZ);
        double last = 0;
        double before = 0;
        for (double sample : weighted) {
            double now = sample + factor * last - before;
            before = last;
            last = now;
        }
        double power = last * last + before * before - factor * last * before;
        return SPREAD * 2 * power / weighted.length;
    }
}
