package dev.kanak.pipeline.echo;

/** Brings PCM down to 4 kHz, frame after frame, samples in [-1, 1]. Not thread-safe. */
final class Decimator {

    static final int RATE_HZ = 4_000;

    /** Taps per sample of the output on either side. */
    private static final int REACH = 4;

    private float[] kernel = new float[0];
    private float[] before = new float[0];
    private int rateHz;

    /**
     * The next samples.
     *
     * @param rate a multiple of 4 kHz; a frame holds a whole number of samples of the output
     */
    float[] reduce(short[] samples, int rate) {
        if (rate % RATE_HZ != 0 || samples.length % (rate / RATE_HZ) != 0) {
            throw new IllegalArgumentException("cannot reduce " + samples.length + " samples at " + rate + " Hz");
        }
        int step = rate / RATE_HZ;
        if (rate != rateHz) {
            rateHz = rate;
            kernel = lowPass(step);
            before = new float[kernel.length - 1];
        }
        var all = new float[before.length + samples.length];
        System.arraycopy(before, 0, all, 0, before.length);
        for (int i = 0; i < samples.length; i++) {
            all[before.length + i] = samples[i] / 32_768f;
        }
        var reduced = new float[samples.length / step];
        for (int i = 0; i < reduced.length; i++) {
            float sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                sum += kernel[k] * all[i * step + k];
            }
            reduced[i] = sum;
        }
        System.arraycopy(all, samples.length, before, 0, before.length);
        return reduced;
    }

    /** A windowed sinc that passes up to 1.6 kHz. */
    private static float[] lowPass(int step) {
        int half = REACH * step;
        var taps = new float[2 * half + 1];
        double cutoff = 0.4 / step;
        double sum = 0;
        for (int i = -half; i <= half; i++) {
            double sinc = i == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * i) / (Math.PI * i);
            double tap = sinc * (0.5 + 0.5 * Math.cos(Math.PI * i / (half + 1)));
            taps[half + i] = (float) tap;
            sum += tap;
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= (float) sum;
        }
        return taps;
    }
}
