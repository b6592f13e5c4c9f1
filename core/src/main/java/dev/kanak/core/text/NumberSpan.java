package dev.kanak.core.text;

import java.math.BigDecimal;

/**
 * A number found in an utterance.
 *
 * @param from index of its first token
 * @param to index after its last token
 * @param low the value, or the lower end of a range ("do teen lakh" is 200000 to 300000)
 * @param high the value again, or the upper end of a range
 * @param kind how it was said
 * @param digits the digits as they would be written, leading zeros kept ("shunya nau" is 09) and no unit supplied ("char
 *     lakh ek" is 400001); empty for a range or a fraction
 * @param unitElided whether the value takes the last unit as meant though it was not said: "do lakh saath" is 2,60,000
 */
public record NumberSpan(
        int from, int to, BigDecimal low, BigDecimal high, Kind kind, String digits, boolean unitElided) {

    /** How a number was said. */
    public enum Kind {
        /** In words or digits with its scale: "ढाई लाख", "2,50,000", "fifty". */
        CARDINAL,
        /** A run of three or more single digits or digit groups: a phone number, a PIN code. */
        DIGITS,
        /** Two neighbouring numbers before one unit. */
        RANGE
    }

    /** The single value; the lower end of a range. */
    public BigDecimal value() {
        return low;
    }

    public boolean isRange() {
        return low.compareTo(high) != 0;
    }
}
