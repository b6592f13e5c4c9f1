package dev.kanak.pipeline.stt.feature;

/** Padding by reflection that does not repeat the outermost sample, as numpy's {@code reflect}. */
final class Reflection {

    private Reflection() {}

    /** Index inside 0 to {@code length - 1} that an index beyond it mirrors. */
    static int of(int index, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int folded = Math.floorMod(index, period);
        return folded < length ? folded : period - folded;
    }
}
