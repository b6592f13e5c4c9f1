package dev.kanak.tools.loan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A loan repaid in equal monthly instalments; the last one clears what rounding has left.
 *
 * @param principalPaise what is lent
 * @param emiPaise the equal monthly instalment
 * @param instalments one for each month, in order
 */
public record EmiSchedule(long principalPaise, long emiPaise, List<Instalment> instalments) {

    /**
     * One month's payment.
     *
     * @param interestPaise a month's interest on the balance before it
     * @param principalPaise what it repays
     * @param balancePaise what is left after it
     */
    public record Instalment(long interestPaise, long principalPaise, long balancePaise) {
        public long paise() {
            return interestPaise + principalPaise;
        }
    }

    public EmiSchedule {
        instalments = List.copyOf(instalments);
    }

    /**
     * The schedule of a loan.
     *
     * @param annualBps nominal rate a year in hundredths of a percent; 0 is allowed
     * @param months number of instalments, at least 1
     */
    public static EmiSchedule of(long principalPaise, int annualBps, int months) {
        Rounding.positive(principalPaise, "principalPaise");
        Rounding.nonNegative(annualBps, "annualBps");
        Rounding.positive(months, "months");
        long emi = emiPaise(principalPaise, annualBps, months);
        List<Instalment> instalments = new ArrayList<>(months);
        long balance = principalPaise;
        for (int month = 1; month <= months; month++) {
            long interest = Rounding.halfUp(Rounding.MONTHLY, balance, annualBps);
            long repaid = month == months ? balance : Math.min(emi - interest, balance);
            balance -= repaid;
            instalments.add(new Instalment(interest, repaid, balance));
        }
        return new EmiSchedule(principalPaise, emi, instalments);
    }

    public long totalInterestPaise() {
        return instalments.stream().mapToLong(Instalment::interestPaise).sum();
    }

    public long totalPaidPaise() {
        return principalPaise + totalInterestPaise();
    }

    public Instalment last() {
        return instalments.getLast();
    }

    private static long emiPaise(long principalPaise, int annualBps, int months) {
        if (annualBps == 0) {
            return Rounding.halfUp(months, principalPaise);
        }
        MathContext precision = new MathContext(34);
        BigDecimal rate = BigDecimal.valueOf(annualBps).divide(BigDecimal.valueOf(Rounding.MONTHLY), precision);
        BigDecimal growth = BigDecimal.ONE.add(rate).pow(months, precision);
        return BigDecimal.valueOf(principalPaise)
                .multiply(rate)
                .multiply(growth)
                .divide(growth.subtract(BigDecimal.ONE), precision)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
