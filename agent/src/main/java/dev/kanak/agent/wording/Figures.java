package dev.kanak.agent.wording;

import dev.kanak.core.text.IndianFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;

/** Writes figures for the page: digits, Indian grouping. */
final class Figures {

    private static final int PHONE_DIGITS = 10;
    private static final int HALF_DAY = 12;

    private Figures() {}

    /** Rupees to the nearest one, e.g. {@code ₹5,00,000}. */
    static String rupees(BigDecimal amount) {
        return IndianFormat.rupees(amount.setScale(0, RoundingMode.HALF_UP));
    }

    /** Without trailing zeros, e.g. {@code 58.32}. */
    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** A ten-digit number in two groups of five. */
    static String inTwoGroups(String digits) {
        return digits.length() == PHONE_DIGITS
                ? digits.substring(0, PHONE_DIGITS / 2) + " " + digits.substring(PHONE_DIGITS / 2)
                : digits;
    }

    /** On the twelve-hour clock, e.g. {@code 2 PM}, {@code 10:30 AM}. */
    static String clock(LocalTime time) {
        int hour = time.getHour() % HALF_DAY == 0 ? HALF_DAY : time.getHour() % HALF_DAY;
        String half = time.getHour() < HALF_DAY ? "AM" : "PM";
        return time.getMinute() == 0 ? hour + " " + half : "%d:%02d %s".formatted(hour, time.getMinute(), half);
    }
}
