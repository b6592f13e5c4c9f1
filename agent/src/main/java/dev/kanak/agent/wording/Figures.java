package dev.kanak.agent.wording;

import dev.kanak.core.text.IndianFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes figures for the page: digits, Indian grouping. */
final class Figures {

    private Figures() {}

    /** Rupees to the nearest one, e.g. {@code ₹5,00,000}. */
    static String rupees(BigDecimal amount) {
        return IndianFormat.rupees(amount.setScale(0, RoundingMode.HALF_UP));
    }

    /** Without trailing zeros, e.g. {@code 58.32}. */
    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
