package dev.kanak.agent.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes figures for the page: digits, Indian grouping. */
final class Figures {

    private static final int FIRST_GROUP = 3;

    private Figures() {}

    /** Rupees to the nearest one, e.g. {@code ₹5,00,000}. */
    static String rupees(BigDecimal amount) {
        String digits = amount.setScale(0, RoundingMode.HALF_UP).toPlainString();
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - FIRST_GROUP; at > 0; at -= 2) {
            grouped.insert(at, ',');
        }
        return "₹" + grouped;
    }

    /** Without trailing zeros, e.g. {@code 58.32}. */
    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
