package dev.kanak.pipeline.echo;

/**
 * The least-squares filter from what was sent to what is heard, over one window. Not thread-safe: it keeps its arrays.
 */
final class EchoFilter {

    /** Length of the filter: 16 ms. */
    static final int TAPS = 16 * Decimator.RATE_HZ / 1000;

    /** Added to the diagonal, relative to it, so that a silent or tonal reference stays solvable. */
    private static final double DAMPING = 1e-3;

    private final int window;
    private final double[][] products = new double[TAPS][TAPS];
    private final double[] taps = new double[TAPS];

    EchoFilter(int window) {
        this.window = window;
    }

    /**
     * Share of the energy of the newest samples that the best filter leaves unexplained.
     *
     * @param heard a window
     * @param sent the window of what was sent at the earliest delay, with {@link #TAPS} samples before it
     * @param newest samples at the end of the window that are judged
     * @return 0 for pure echo, 1 for what has nothing to do with it
     */
    double unexplained(float[] heard, float[] sent, int newest) {
        correlate(heard, sent);
        solve();
        double energy = 1e-12;
        double left = 0;
        for (int i = window - newest; i < window; i++) {
            double predicted = 0;
            for (int k = 0; k < TAPS; k++) {
                predicted += taps[k] * sent[TAPS + i - k];
            }
            double rest = heard[i] - predicted;
            left += rest * rest;
            energy += heard[i] * (double) heard[i];
        }
        return left / energy;
    }

    private void correlate(float[] heard, float[] sent) {
        for (int j = 0; j < TAPS; j++) {
            double cross = 0;
            double auto = 0;
            for (int i = 0; i < window; i++) {
                cross += heard[i] * sent[TAPS + i - j];
                auto += sent[TAPS + i] * sent[TAPS + i - j];
            }
            taps[j] = cross;
            products[0][j] = auto;
        }
        for (int i = 1; i < TAPS; i++) {
            for (int j = i; j < TAPS; j++) {
                products[i][j] = products[i - 1][j - 1]
                        + sent[TAPS - i] * (double) sent[TAPS - j]
                        - sent[TAPS + window - i] * (double) sent[TAPS + window - j];
            }
        }
        double damping = DAMPING * products[0][0] + 1e-9;
        for (int i = 0; i < TAPS; i++) {
            products[i][i] += damping;
        }
    }

    /** Cholesky's decomposition of the upper triangle, in place, then both substitutions. */
    private void solve() {
        for (int i = 0; i < TAPS; i++) {
            for (int k = 0; k < i; k++) {
                double factor = products[k][i];
                for (int j = i; j < TAPS; j++) {
                    products[i][j] -= factor * products[k][j];
                }
            }
            double root = Math.sqrt(Math.max(products[i][i], 1e-12));
            for (int j = i; j < TAPS; j++) {
                products[i][j] /= root;
            }
        }
        for (int i = 0; i < TAPS; i++) {
            for (int k = 0; k < i; k++) {
                taps[i] -= products[k][i] * taps[k];
            }
            taps[i] /= products[i][i];
        }
        for (int i = TAPS - 1; i >= 0; i--) {
            for (int k = i + 1; k < TAPS; k++) {
                taps[i] -= products[i][k] * taps[k];
            }
            taps[i] /= products[i][i];
        }
    }
}
