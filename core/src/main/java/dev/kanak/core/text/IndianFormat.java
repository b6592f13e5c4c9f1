package dev.kanak.core.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as they are written in India. */
public final class IndianFormat {

    private static final int LAST_GROUP = 3;
    private static final int GROUP = 2;

    private IndianFormat() {}

    /** Rupees with Indian grouping, half-up to a paisa, paise only if there are any: "₹5,00,000", "₹17,629.72", "-₹500". */
    public static String rupees(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
        String plain = rounded.abs().toPlainString();
        int point = plain.indexOf('.');
        String paise = plain.substring(point);
        return (rounded.signum() < 0 ? "-₹" : "₹")
                + grouped(plain.substring(0, point))
                + (paise.equals(".00") ? "" : paise);
    }

    /** Grams, half-up to a milligram, without trailing zeros: "44.5 g", "20 g". */
    public static String grams(BigDecimal weight) {
        BigDecimal rounded = weight.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.signum() == 0 ? "0" : rounded.toPlainString()) + " g";
    }

    /** A whole number with Indian grouping: "12,34,567". */
    public static String number(long value) {
        String digits = Long.toString(value);
        return value < 0 ? "-" + grouped(digits.substring(1)) : grouped(digits);
    }

    private static String grouped(String digits) {
        if (digits.length() <= LAST_GROUP) {
            return digits;
        }
        var out = new StringBuilder(digits.substring(digits.length() - LAST_GROUP));
        for (int to = digits.length() - LAST_GROUP; to > 0; to -= GROUP) {
            out.insert(0, ',').insert(0, digits, Math.max(0, to - GROUP), to);
        }
        return out.toString();
    }
}
