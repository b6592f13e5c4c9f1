package dev.kanak.pipeline.stt.window;

/** Where to cut audio that is too long: the middle of its quietest stretch. */
final class QuietPoint {

    private static final int STEP = 320;
    private static final int STRETCH = 3_200;

    private QuietPoint() {}

    /**
     * Finds the place.
     *
     * @param pcm 16 kHz audio
     * @param from first sample that may be the cut
     * @param to sample after the last, at least 200 ms after {@code from}
     * @return index of the first sample after the cut
     */
    static int between(short[] pcm, int from, int to) {
        int best = to;
        double quietest = Double.MAX_VALUE;
        for (int start = from; start + STRETCH <= to; start += STEP) {
            double energy = 0;
            for (int i = start; i < start + STRETCH; i++) {
                energy += (double) pcm[i] * pcm[i];
            }
            if (energy <= quietest) {
                quietest = energy;
                best = start + STRETCH / 2;
            }
        }
        return best;
    }
}
