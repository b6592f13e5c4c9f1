package dev.kanak.pipeline.stt;

/**
 * Power spectrum of real signals of one fixed power-of-two length, by a complex FFT of half the length.
 *
 * <p>Holds its working arrays: one thread at a time.
 */
public final class RealFft {

    private final int half;
    private final double[] cosines;
    private final double[] sines;
    private final int[] reversed;
    private final double[] re;
    private final double[] im;

    /**
     * @param size signal length, a power of two of at least 4
     */
    public RealFft(int size) {
        if (size < 4 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size must be a power of two of at least 4: " + size);
        }
        half = size / 2;
        cosines = new double[half];
        sines = new double[half];
        for (int i = 0; i < half; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = -Math.sin(2 * Math.PI * i / size);
        }
        reversed = new int[half];
        int bits = Integer.numberOfTrailingZeros(half);
        for (int i = 0; i < half; i++) {
            reversed[i] = Integer.reverse(i) >>> (32 - bits);
        }
        re = new double[half];
        im = new double[half];
    }

    /**
     * Writes re^2 + im^2 of bins 0 to size/2.
     *
     * @param signal {@code size} samples
     * @param power {@code size / 2 + 1} values, overwritten
     */
    public void power(double[] signal, double[] power) {
        for (int i = 0; i < half; i++) {
            int j = reversed[i];
            re[i] = signal[2 * j];
            im[i] = signal[2 * j + 1];
        }
        transform();
        power[0] = square(re[0] + im[0]);
        power[half] = square(re[0] - im[0]);
        for (int k = 1; k < half; k++) {
            power[k] = binPower(k);
        }
    }

    private void transform() {
        for (int length = 2; length <= half; length <<= 1) {
            int step = 2 * half / length;
            for (int start = 0; start < half; start += length) {
                butterflies(start, length / 2, step);
            }
        }
    }

    private void butterflies(int start, int count, int step) {
        for (int k = 0; k < count; k++) {
            int upper = start + k;
            int lower = upper + count;
            double c = cosines[k * step];
            double s = sines[k * step];
            double x = re[lower] * c - im[lower] * s;
            double y = re[lower] * s + im[lower] * c;
            re[lower] = re[upper] - x;
            im[lower] = im[upper] - y;
            re[upper] += x;
            im[upper] += y;
        }
    }

    /** Bin k of the real signal from bins k and half-k of the packed complex one. */
    private double binPower(int k) {
        int mirror = half - k;
        double evenRe = (re[k] + re[mirror]) / 2;
        double evenIm = (im[k] - im[mirror]) / 2;
        double oddRe = (im[k] + im[mirror]) / 2;
        double oddIm = (re[mirror] - re[k]) / 2;
        double c = cosines[k];
        double s = sines[k];
        return square(evenRe + c * oddRe - s * oddIm) + square(evenIm + c * oddIm + s * oddRe);
    }

    private static double square(double x) {
        return x * x;
    }
}
