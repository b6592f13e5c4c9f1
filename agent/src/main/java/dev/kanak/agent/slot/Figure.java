package dev.kanak.agent.slot;

import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * A number of an utterance with the role its unit gives it.
 *
 * @param from index of its first word
 * @param end index after its last word, unit included
 * @param low value in the role's canonical unit, or the lower end of a range
 * @param high the same, or the upper end
 * @param negated true if the caller took it back ("fifty, no, fifteen")
 * @param converted true if its unit was not the canonical one
 */
record Figure(Role role, int from, int end, BigDecimal low, BigDecimal high, boolean negated, boolean converted) {

    /** What a number stands for. */
    enum Role {
        WEIGHT,
        KARAT,
        AMOUNT,
        TENURE,
        RATE,
        AGE,
        /** A number whose unit says nothing of interest here: a time, a date, a telephone number. */
        OTHER,
        /** A number without a unit. */
        BARE
    }

    boolean isRange() {
        return low.compareTo(high) != 0;
    }

    Figure as(Role other) {
        return new Figure(other, from, end, low, high, negated, converted);
    }

    /** The same number in another unit. */
    Figure times(BigDecimal factor) {
        return new Figure(role, from, end, low.multiply(factor), high.multiply(factor), negated, converted);
    }

    OptionalInt wholeValue() {
        return low.stripTrailingZeros().scale() <= 0 && low.abs().compareTo(BigDecimal.valueOf(1_000_000)) < 0
                ? OptionalInt.of(low.intValue())
                : OptionalInt.empty();
    }
}
