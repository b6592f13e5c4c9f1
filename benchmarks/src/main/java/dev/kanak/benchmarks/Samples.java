package dev.kanak.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * Measured values and their quantiles.
 *
 * @param sorted values, smallest first; never written after construction
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
public record Samples(double[] sorted) {

    /** The values in any order; sorted in place, ownership passes. */
    public static Samples of(double... values) {
        Arrays.sort(values);
        return new Samples(values);
    }

    /**
     * Smallest value that at least a share of all values does not exceed.
     *
     * @param share in (0, 1]; 0.5 gives the median
     */
    public double quantile(double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** Minimum, median, 95th percentile and maximum as the cells of a table row. */
    public String row(String name, String unit) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %.1f | %s |",
                name,
                sorted.length,
                sorted[0],
                quantile(0.5),
                quantile(0.95),
                sorted[sorted.length - 1],
                unit);
    }

    /** Head of the table whose rows {@link #row} writes. */
    public static String head() {
        return "| measure | n | min | p50 | p95 | max | unit |\n|---|---|---|---|---|---|---|";
    }
}
