package dev.kanak.pipeline.tts;

import java.util.Arrays;

/**
 * Changes the sample rate of a stream of PCM by a Kaiser-windowed sinc, in polyphase form.
 *
 * <p>The output is aligned with the input (no delay) and N samples become N · out / in, rounded up; how the input is cut
 * into pieces makes no difference. One thread.
 */
public final class Resampler {

    private static final int ZERO_CROSSINGS = 24;
    private static final double KAISER_BETA = 9;
    private static final double PASSBAND = 0.94;

    private final int up;
    private final int down;
    private final int half;
    private final float[][] phases;
    private float[] history;
    private int stored;
    private long historyStart;
    private long received;
    private long produced;

    /**
     * @param inputHz samples per second coming in, over 0
     * @param outputHz samples per second going out, over 0
     */
    public Resampler(int inputHz, int outputHz) {
        if (inputHz <= 0 || outputHz <= 0) {
            throw new IllegalArgumentException("inputHz and outputHz must be positive: " + inputHz + ", " + outputHz);
        }
        int divisor = greatestCommonDivisor(inputHz, outputHz);
        up = outputHz / divisor;
        down = inputHz / divisor;
        double cutoff = PASSBAND * Math.min(1, (double) outputHz / inputHz);
        half = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
        phases = new float[up][];
        Arrays.setAll(phases, phase -> taps((double) phase / up, cutoff));
        history = new float[4 * half + 1024];
        stored = half;
        historyStart = -half;
    }

    /** Takes samples and returns those of the output that they complete. */
    public short[] push(short[] samples) {
        reserve(samples.length);
        for (short sample : samples) {
            history[stored++] = sample;
        }
        received += samples.length;
        return drain(Long.MAX_VALUE);
    }

    /** Returns the rest of the output. No samples may follow. */
    public short[] finish() {
        reserve(half + 1);
        Arrays.fill(history, stored, stored + half + 1, 0);
        stored += half + 1;
        return drain((received * up + down - 1) / down);
    }

    private short[] drain(long limit) {
        long newest = historyStart + stored - 1;
        long complete = Math.ceilDiv((newest - half + 1) * up, (long) down);
        int count = (int) Math.max(0, Math.min(limit, complete) - produced);
        var out = new short[count];
        for (int i = 0; i < count; i++) {
            out[i] = sample(produced + i);
        }
        produced += count;
        forget();
        return out;
    }

    private short sample(long index) {
        long position = index * down / up;
        float[] taps = phases[(int) (index * down % up)];
        int first = (int) (position - half + 1 - historyStart);
        float sum = 0;
        for (int k = 0; k < taps.length; k++) {
            sum += taps[k] * history[first + k];
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private void forget() {
        long needed = produced * down / up - half + 1;
        int unused = (int) Math.min(stored, needed - historyStart);
        if (unused > 0) {
            System.arraycopy(history, unused, history, 0, stored - unused);
            stored -= unused;
            historyStart += unused;
        }
    }

    private void reserve(int more) {
        if (stored + more > history.length) {
            history = Arrays.copyOf(history, Math.max(2 * history.length, stored + more));
        }
    }

    /** Weights of the samples from {@code half - 1} before a position to {@code half} after it. */
    private float[] taps(double fraction, double cutoff) {
        var weights = new double[2 * half];
        Arrays.setAll(weights, k -> {
            double x = k - (half - 1) - fraction;
            return cutoff * sinc(cutoff * x) * kaiser(x / half);
        });
        double sum = Arrays.stream(weights).sum();
        var taps = new float[weights.length];
        for (int k = 0; k < taps.length; k++) {
            taps[k] = (float) (weights[k] / sum);
        }
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
    }

    /** Modified Bessel function of the first kind, order 0, by its series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
