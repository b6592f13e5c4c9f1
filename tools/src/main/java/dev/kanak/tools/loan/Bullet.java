package dev.kanak.tools.loan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A loan repaid with its simple interest in one sum at maturity.
 *
 * @param principalPaise what is lent
 * @param interestPaise what it costs
 */
public record Bullet(long principalPaise, long interestPaise) {

    /** The quote for whole months: principal × rate × months / 12, half-up. */
    public static Bullet quote(long principalPaise, int annualBps, int months) {
        return new Bullet(principalPaise, interestPaise(principalPaise, annualBps, months));
    }

    /** The largest loan whose principal and interest together stay within a limit. */
    public static Bullet largestWithin(long maturityLimitPaise, int annualBps, int months) {
        Rounding.nonNegative(maturityLimitPaise, "maturityLimitPaise");
        long principal = Rounding.down(
                Rounding.MONTHLY + Math.multiplyExact((long) annualBps, months), maturityLimitPaise, Rounding.MONTHLY);
        while (quote(principal + 1, annualBps, months).maturityPaise() <= maturityLimitPaise) {
            principal++;
        }
        while (principal > 0 && quote(principal, annualBps, months).maturityPaise() > maturityLimitPaise) {
            principal--;
        }
        return quote(principal, annualBps, months);
    }

    /**
     * The sum that closes the loan on a date, actual/365 in leap years too.
     *
     * @param from first day that bears interest
     * @param to day of closing; bears none
     * @throws IllegalArgumentException if {@code to} is before {@code from}
     */
    public static Bullet closure(long principalPaise, int annualBps, LocalDate from, LocalDate to) {
        long days = days(from, to);
        return new Bullet(principalPaise, Rounding.halfUp(Rounding.DAILY, principalPaise, annualBps, days));
    }

    /** Days that bear interest between two dates, the second excluded. */
    public static long days(LocalDate from, LocalDate to) {
        return Rounding.nonNegative(ChronoUnit.DAYS.between(from, to), "days");
    }

    public long maturityPaise() {
        return principalPaise + interestPaise;
    }

    private static long interestPaise(long principalPaise, int annualBps, int months) {
        Rounding.nonNegative(principalPaise, "principalPaise");
        Rounding.nonNegative(annualBps, "annualBps");
        Rounding.positive(months, "months");
        return Rounding.halfUp(Rounding.MONTHLY, principalPaise, annualBps, months);
    }
}
