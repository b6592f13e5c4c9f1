package dev.kanak.tools.loan;

/** Intrinsic value of gold at the reference price; stones, making charges and other material do not count. */
public final class Valuation {

    private Valuation() {}

    /**
     * Weight of the gold alone.
     *
     * @throws IllegalArgumentException if a weight is negative or the deductions exceed the gross weight
     */
    public static long netMilligrams(long grossMg, long stoneMg, long otherMg) {
        long net = Rounding.nonNegative(grossMg, "grossMg")
                - Rounding.nonNegative(stoneMg, "stoneMg")
                - Rounding.nonNegative(otherMg, "otherMg");
        return Rounding.nonNegative(net, "netMg");
    }

    /**
     * Value in paise, half-up.
     *
     * @param netMg gold only, in milligrams
     * @param referencePaisePerGram price of 22-karat gold
     * @param fineness parts per thousand, 1 to 1000
     */
    public static long paise(long netMg, long referencePaisePerGram, int fineness) {
        Rounding.nonNegative(netMg, "netMg");
        Rounding.positive(referencePaisePerGram, "referencePaisePerGram");
        if (fineness < 1 || fineness > 1000) {
            throw new IllegalArgumentException("fineness must be 1 to 1000: " + fineness);
        }
        return Rounding.halfUp(ReferencePrice.FINENESS * 1000L, netMg, referencePaisePerGram, fineness);
    }
}
