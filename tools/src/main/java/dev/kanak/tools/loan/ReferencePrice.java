package dev.kanak.tools.loan;

/**
 * Regulated price of 22-karat gold that a loan is valued at: the lower of the 30-day average close and the previous day's
 * close (RBI Lending Against Gold and Silver Collateral Directions, 2025).
 */
public final class ReferencePrice {

    /** Fineness, in parts per thousand, of the 22-karat gold that the reference is quoted for (BIS IS 1417). */
    public static final int FINENESS = 916;

    private ReferencePrice() {}

    /** The reference in paise a gram. */
    public static long paisePerGram(long average30PaisePerGram, long previousClosePaisePerGram) {
        return Math.min(
                Rounding.positive(average30PaisePerGram, "average30PaisePerGram"),
                Rounding.positive(previousClosePaisePerGram, "previousClosePaisePerGram"));
    }

    /** The price of gold of another fineness, in proportion, half-up to a paisa a gram. */
    public static long paisePerGramOf(int fineness, long referencePaisePerGram) {
        return Rounding.halfUp(FINENESS, Rounding.positive(referencePaisePerGram, "referencePaisePerGram"), fineness);
    }
}
