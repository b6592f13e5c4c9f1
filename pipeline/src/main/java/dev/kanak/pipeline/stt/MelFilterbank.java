package dev.kanak.pipeline.stt;

/**
 * Triangular filters on the Slaney mel scale (linear to 1 kHz, logarithmic above), each of unit area, stored sparsely.
 * Immutable.
 *
 * <p>Source: M. Slaney, Auditory Toolbox (1998), as librosa and NeMo compute it.
 */
public final class MelFilterbank {

    private final int[] firstBin;
    private final double[][] weights;

    /**
     * @param filters number of mel bands
     * @param fftSize length of the transform whose bins are weighted
     * @param rateHz sample rate; the filters span 0 to half of it
     */
    public MelFilterbank(int filters, int fftSize, int rateHz) {
        firstBin = new int[filters];
        weights = new double[filters][];
        double top = mel(rateHz / 2.0);
        for (int i = 0; i < filters; i++) {
            double low = hertz(top * i / (filters + 1));
            double centre = hertz(top * (i + 1) / (filters + 1));
            double high = hertz(top * (i + 2) / (filters + 1));
            double binHz = (double) rateHz / fftSize;
            int first = (int) Math.ceil(low / binHz);
            int last = Math.min((int) Math.floor(high / binHz), fftSize / 2);
            firstBin[i] = first;
            weights[i] = new double[Math.max(0, last - first + 1)];
            for (int k = first; k <= last; k++) {
                double f = k * binHz;
                double rise = Math.min((f - low) / (centre - low), (high - f) / (high - centre));
                weights[i][k - first] = Math.max(0, rise) * 2 / (high - low);
            }
        }
    }

    public int filters() {
        return weights.length;
    }

    /** Energy of one band of a power spectrum. */
    public double apply(int filter, double[] power) {
        double[] row = weights[filter];
        int first = firstBin[filter];
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            sum += row[k] * power[first + k];
        }
        return sum;
    }

    private static double mel(double hertz) {
        return hertz < 1000 ? hertz * 3 / 200 : 15 + Math.log(hertz / 1000) / (Math.log(6.4) / 27);
    }

    private static double hertz(double mel) {
        return mel < 15 ? mel * 200 / 3 : 1000 * Math.exp((mel - 15) * Math.log(6.4) / 27);
    }
}
