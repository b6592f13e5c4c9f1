package dev.kanak.tools.eligibility;

import dev.kanak.tools.lender.Product;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a caller wants to borrow on what.
 *
 * @param items gold to be pledged now
 * @param requestedPaise amount wanted
 * @param product way of repayment; instalments if not chosen
 * @param months length; a bullet loan's longest if not chosen
 * @param age of the borrower in completed years
 * @param purpose end use
 * @param existingPaise owed on other gold loans
 */
record EligibilityRequest(
        List<GoldItem> items,
        OptionalLong requestedPaise,
        Optional<Product> product,
        OptionalInt months,
        OptionalInt age,
        Optional<Purpose> purpose,
        long existingPaise) {

    /** End use of a loan. */
    enum Purpose {
        MEDICAL,
        EDUCATION,
        WEDDING,
        BUSINESS,
        AGRICULTURE,
        HOME,
        TRAVEL,
        DEBT_REPAYMENT,
        EMERGENCY,
        OTHER,
        GOLD_PURCHASE;

        /** True if the money is to earn money: the caps are written for consumption loans. */
        boolean earnsIncome() {
            return this == BUSINESS || this == AGRICULTURE;
        }
    }
}
