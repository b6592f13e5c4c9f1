package dev.kanak.tools.loan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * Annual percentage rate: the yearly cost of a loan with its fees, in hundredths of a percent, half-up (RBI Key Facts
 * Statement circular, 15 April 2024).
 */
public final class Apr {

    private static final int BISECTIONS = 200;

    private Apr() {}

    /**
     * Of a loan repaid monthly: twelve times the monthly internal rate of return.
     *
     * @param netDisbursedPaise principal less fees
     * @param payments what is paid at the end of each month, in paise; together at least the net amount
     */
    public static long monthlyBps(long netDisbursedPaise, List<Long> payments) {
        Rounding.positive(netDisbursedPaise, "netDisbursedPaise");
        double[] flow = payments.stream().mapToDouble(Long::doubleValue).toArray();
        if (Arrays.stream(flow).sum() < netDisbursedPaise) {
            throw new IllegalArgumentException("payments must repay the net amount");
        }
        return roundedBps(12 * internalRate((double) netDisbursedPaise, flow));
    }

    /**
     * Of a loan repaid in one sum: the effective yearly rate, (maturity / net)^(12 / months) − 1; after twelve months that
     * is maturity / net − 1.
     */
    public static long bulletBps(long netDisbursedPaise, long maturityPaise, int months) {
        Rounding.positive(netDisbursedPaise, "netDisbursedPaise");
        Rounding.positive(months, "months");
        double growth = (double) maturityPaise / netDisbursedPaise;
        return roundedBps(Math.pow(growth, 12.0 / months) - 1);
    }

    private static double internalRate(double netDisbursed, double[] payments) {
        double low = 0;
        double high = 1;
        while (presentValue(payments, high) > netDisbursed) {
            high *= 2;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (presentValue(payments, middle) > netDisbursed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double presentValue(double[] payments, double monthlyRate) {
        double value = 0;
        for (int month = payments.length - 1; month >= 0; month--) {
            value = (value + payments[month]) / (1 + monthlyRate);
        }
        return value;
    }

    private static long roundedBps(double rate) {
        return BigDecimal.valueOf(rate)
                .movePointRight(4)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
