package dev.kanak.tools.loan;

/**
 * What moving a loan would save, as an illustration: the difference in interest of two instalment loans of the same length
 * less the new lender's fees. The old lender's closure charges are not in it.
 *
 * @param there the loan at the other lender's rate
 * @param here the loan at our rate
 * @param ourFeesPaise charges for making it here
 */
public record Comparison(EmiSchedule there, EmiSchedule here, long ourFeesPaise) {

    /** Compares two rates, in hundredths of a percent a year, on the same principal and months. */
    public static Comparison of(long principalPaise, int months, int thereBps, int hereBps, long ourFeesPaise) {
        return new Comparison(
                EmiSchedule.of(principalPaise, thereBps, months),
                EmiSchedule.of(principalPaise, hereBps, months),
                Rounding.nonNegative(ourFeesPaise, "ourFeesPaise"));
    }

    /** Saved by moving; negative if moving costs more. */
    public long netSavingPaise() {
        return there.totalInterestPaise() - here.totalInterestPaise() - ourFeesPaise;
    }
}
