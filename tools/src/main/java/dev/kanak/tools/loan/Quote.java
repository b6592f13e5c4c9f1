package dev.kanak.tools.loan;

/** How an amount is told to a caller. */
public final class Quote {

    private Quote() {}

    /** The amount rounded down to a whole step. */
    public static long roundedDownPaise(long paise, long stepPaise) {
        return paise - Math.floorMod(paise, Rounding.positive(stepPaise, "stepPaise"));
    }

    /** The amount in whole rupees, half-up. */
    public static long nearestRupee(long paise) {
        return Rounding.halfUp(100, paise);
    }
}
