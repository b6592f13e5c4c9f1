package dev.kanak.core.text;

import java.math.BigDecimal;

/**
 * A number with its scales, as parsed.
 *
 * @param count what its first scale multiplies: 2 in "do lakh"
 * @param factor value over count where it has one part, else 1
 * @param literal the value if no unit is supplied that was not said
 * @param single whether it has one part: "do lakh", not "do lakh pachaas hazaar"
 * @param written its own token if it is one numeral, for leading zeros; else empty
 */
record Cardinal(
        int from,
        int to,
        BigDecimal value,
        BigDecimal count,
        BigDecimal factor,
        BigDecimal literal,
        boolean single,
        String written) {

    Cardinal {
        value = canonical(value);
        literal = canonical(literal);
    }

    /** Without zeros after the point, and never with an exponent. */
    private static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    boolean unitElided() {
        return value.compareTo(literal) != 0;
    }

    /** Whether no scale was said. */
    boolean isPlain() {
        return single && factor.compareTo(BigDecimal.ONE) == 0;
    }

    /** Digits as written; empty for a fraction. */
    String digits() {
        if (!written.isEmpty()) {
            return written;
        }
        return literal.scale() == 0 ? literal.toString() : "";
    }
}
