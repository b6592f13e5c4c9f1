package dev.kanak.tools.loan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Division of products that may pass 64 bits, back to an integer. */
final class Rounding {

    /** Basis points a year to a fraction a month: 10 000 times 12. */
    static final long MONTHLY = 120_000;

    /** Basis points a year to a fraction a day: 10 000 times 365, in leap years too. */
    static final long DAILY = 3_650_000;

    private Rounding() {}

    /** The product of the factors over the divisor, half-up (away from zero at a half). */
    static long halfUp(long divisor, long... factors) {
        return divide(divisor, RoundingMode.HALF_UP, factors);
    }

    /** The product of the factors over the divisor, towards zero. */
    static long down(long divisor, long... factors) {
        return divide(divisor, RoundingMode.DOWN, factors);
    }

    private static long divide(long divisor, RoundingMode mode, long... factors) {
        BigInteger product = BigInteger.ONE;
        for (long factor : factors) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return new BigDecimal(product)
                .divide(BigDecimal.valueOf(divisor), 0, mode)
                .longValueExact();
    }

    static long nonNegative(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return value;
    }

    static long positive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
        return value;
    }
}
