package dev.kanak.pipeline.stt.feature;

/**
 * Power spectrum of real signals of a length without large prime factors, by decimation in time.
 *
 * <p>Holds its working arrays: one thread at a time.
 */
final class MixedRadixFft {

    private final int size;
    private final double[] cosines;
    private final double[] sines;
    private final double[] re;
    private final double[] im;
    private final double[] mixedRe;
    private final double[] mixedIm;

    /**
     * @param size signal length, at least 2
     */
    MixedRadixFft(int size) {
        this.size = size;
        cosines = new double[size];
        sines = new double[size];
        for (int i = 0; i < size; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = -Math.sin(2 * Math.PI * i / size);
        }
        re = new double[size];
        im = new double[size];
        mixedRe = new double[size];
        mixedIm = new double[size];
    }

    /**
     * Writes re^2 + im^2 of bins 0 to size/2.
     *
     * @param signal {@code size} samples
     * @param power {@code size / 2 + 1} values, overwritten
     */
    void power(double[] signal, double[] power) {
        transform(signal, 0, 1, 0, size);
        for (int k = 0; k < power.length; k++) {
            power[k] = re[k] * re[k] + im[k] * im[k];
        }
    }

    /** Transforms {@code count} samples from {@code first} on, {@code stride} apart, into re and im from {@code at} on. */
    private void transform(double[] signal, int first, int stride, int at, int count) {
        if (count == 1) {
            re[at] = signal[first];
            im[at] = 0;
            return;
        }
        int radix = radix(count);
        int part = count / radix;
        for (int r = 0; r < radix; r++) {
            transform(signal, first + r * stride, stride * radix, at + r * part, part);
        }
        for (int k = 0; k < count; k++) {
            combine(at, k, radix, part, count);
        }
        System.arraycopy(mixedRe, 0, re, at, count);
        System.arraycopy(mixedIm, 0, im, at, count);
    }

    private void combine(int at, int k, int radix, int part, int count) {
        double sumRe = 0;
        double sumIm = 0;
        int bin = k % part;
        int step = k * (size / count);
        int angle = 0;
        for (int r = 0; r < radix; r++) {
            double c = cosines[angle];
            double s = sines[angle];
            double x = re[at + r * part + bin];
            double y = im[at + r * part + bin];
            sumRe += x * c - y * s;
            sumIm += x * s + y * c;
            angle += step;
            angle -= angle >= size ? size : 0;
        }
        mixedRe[k] = sumRe;
        mixedIm[k] = sumIm;
    }

    private static int radix(int count) {
        for (int factor : new int[] {4, 2, 3, 5}) {
            if (count % factor == 0) {
                return factor;
            }
        }
        return count;
    }
}
