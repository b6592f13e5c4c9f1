package dev.kanak.tools.eligibility;

import dev.kanak.tools.lender.Product;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An indicative answer; the branch decides after assay.
 *
 * @param status the answer in a word
 * @param reasons why, in the order found
 * @param items each piece with what it counts for
 * @param valuePaise of the pieces that count
 * @param limit the largest lawful amount within policy; 0 if none
 */
record Eligibility(Status status, Set<Reason> reasons, List<ValuedItem> items, long valuePaise, Limit limit) {

    /** The answer in a word. */
    enum Status {
        INDICATIVELY_ELIGIBLE,
        REDUCED_AMOUNT,
        NOT_ELIGIBLE,
        NEED_BRANCH
    }

    /** Why the answer is what it is, or what the caller should know with it. */
    enum Reason {
        UNDER_AGE,
        BUYS_GOLD,
        PRIMARY_GOLD_NOT_ACCEPTED,
        PURITY_BELOW_MINIMUM,
        ORNAMENTS_OVER_LIMIT,
        COINS_OVER_LIMIT,
        GOLD_TOO_LITTLE,
        AMOUNT_BELOW_MINIMUM,
        AMOUNT_ABOVE_LIMIT,
        AMOUNT_ABOVE_MAXIMUM,
        AGE_OVER_MAXIMUM_AT_MATURITY,
        INCOME_ASSESSMENT_NEEDED,
        INCOME_LOAN_POLICY
    }

    /**
     * A piece and what it counts for.
     *
     * @param countedMg the part within the pledge limits; 0 if not accepted
     */
    record ValuedItem(GoldItem item, long countedMg, long valuePaise) {}

    /**
     * The largest loan.
     *
     * @param product way of repayment it was computed for
     * @param months length it was computed for, if it matters
     * @param principalPaise to be lent
     * @param maturityPaise to be repaid in one sum; equal to the principal unless a bullet loan
     * @param tierPercent cap of its tier
     */
    record Limit(Product product, OptionalInt months, long principalPaise, long maturityPaise, int tierPercent) {}
}
