package dev.kanak.tools.loan;

import java.math.BigDecimal;
import java.util.List;

/** Interest of the products that keep the principal open, and the trade's way of naming a rate. */
public final class Interest {

    private Interest() {}

    /**
     * Days on which an overdraft ended with the same balance.
     *
     * @param days number of them
     * @param balancePaise drawn at the end of each
     */
    public record BalanceDays(int days, long balancePaise) {
        public BalanceDays {
            Rounding.nonNegative(days, "days");
            Rounding.nonNegative(balancePaise, "balancePaise");
        }
    }

    /** Daily product of an overdraft: the sum of end-of-day balances, in paise-days. */
    public static long dailyProduct(List<BalanceDays> month) {
        return month.stream()
                .mapToLong(part -> Math.multiplyExact(part.balancePaise(), part.days()))
                .reduce(0, Math::addExact);
    }

    /** An overdraft's interest for a month: daily product × rate / 365, rounded half-up once. */
    public static long overdraftPaise(List<BalanceDays> month, int annualBps) {
        return Rounding.halfUp(Rounding.DAILY, dailyProduct(month), Rounding.nonNegative(annualBps, "annualBps"));
    }

    /** A month's interest on a principal that stays open, half-up. */
    public static long monthlyPaise(long principalPaise, int annualBps) {
        return Rounding.halfUp(
                Rounding.MONTHLY,
                Rounding.nonNegative(principalPaise, "principalPaise"),
                Rounding.nonNegative(annualBps, "annualBps"));
    }

    /**
     * Yearly rate of a moneylender's "n rupees saikda": n rupees on a hundred each month.
     *
     * @return percent a year, simple
     */
    public static BigDecimal annualPercentOfSaikda(BigDecimal rupeesPerHundredPerMonth) {
        if (rupeesPerHundredPerMonth.signum() < 0) {
            throw new IllegalArgumentException("rupeesPerHundredPerMonth must not be negative");
        }
        return rupeesPerHundredPerMonth.multiply(BigDecimal.valueOf(12));
    }
}
