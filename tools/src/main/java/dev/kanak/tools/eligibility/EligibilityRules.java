package dev.kanak.tools.eligibility;

import dev.kanak.tools.eligibility.Eligibility.Reason;
import dev.kanak.tools.eligibility.Eligibility.Status;
import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.lender.LenderTerms;
import dev.kanak.tools.lender.Product;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** Judges a request in the order of the lender's rules: the person, the use, the gold, the amount. Pure. */
record EligibilityRules(LenderTerms terms) {

    private static final long PAISE = 100;
    private static final int MONTHS_PER_YEAR = 12;

    Eligibility judge(EligibilityRequest request, long referencePaise) {
        GoldCount gold = new GoldCount(terms.config(), referencePaise);
        request.items().forEach(gold::add);
        Product product = request.product().orElse(Product.EMI);
        OptionalInt months = request.product().isPresent() ? request.months() : OptionalInt.empty();
        Eligibility.Limit limit =
                new LargestLoan(terms).on(gold.valuePaise(), request.existingPaise(), product, months);
        Set<Reason> reasons = EnumSet.copyOf(gold.reasons());
        Status status = status(request, limit, reasons);
        return new Eligibility(status, reasons, gold.items(), gold.valuePaise(), limit);
    }

    private Status status(EligibilityRequest request, Eligibility.Limit limit, Set<Reason> reasons) {
        if (declines(request, limit, reasons)) {
            return Status.NOT_ELIGIBLE;
        }
        advise(request, limit, reasons);
        boolean tooMuch = asksTooMuch(request, limit, reasons);
        if (reasons.contains(Reason.AGE_OVER_MAXIMUM_AT_MATURITY)) {
            return Status.NEED_BRANCH;
        }
        return tooMuch ? Status.REDUCED_AMOUNT : Status.INDICATIVELY_ELIGIBLE;
    }

    private boolean declines(EligibilityRequest request, Eligibility.Limit limit, Set<Reason> reasons) {
        LenderConfig.Policy policy = terms.config().policy();
        long minimum = policy.minLoanInr() * PAISE;
        boolean underAge = request.age().orElse(policy.ageMin()) < policy.ageMin();
        boolean buysGold = request.purpose()
                .filter(EligibilityRequest.Purpose.GOLD_PURCHASE::equals)
                .isPresent();
        boolean tooLittle = limit.principalPaise() < minimum;
        boolean asksTooLittle = request.requestedPaise().orElse(minimum) < minimum;
        note(reasons, Reason.UNDER_AGE, underAge);
        note(reasons, Reason.BUYS_GOLD, buysGold);
        note(reasons, Reason.GOLD_TOO_LITTLE, tooLittle);
        note(reasons, Reason.AMOUNT_BELOW_MINIMUM, asksTooLittle);
        return underAge || buysGold || tooLittle || asksTooLittle;
    }

    private void advise(EligibilityRequest request, Eligibility.Limit limit, Set<Reason> reasons) {
        LenderConfig.Policy policy = terms.config().policy();
        int monthsOfAge =
                request.age().orElse(0) * MONTHS_PER_YEAR + request.months().orElse(0);
        long loan = Math.min(request.requestedPaise().orElse(limit.principalPaise()), limit.principalPaise());
        long assessedAbove = terms.config().regulatory().incomeAssessmentAboveInr() * PAISE;
        note(reasons, Reason.AGE_OVER_MAXIMUM_AT_MATURITY, monthsOfAge > policy.ageMaxAtMaturity() * MONTHS_PER_YEAR);
        note(reasons, Reason.INCOME_ASSESSMENT_NEEDED, loan + request.existingPaise() > assessedAbove);
        note(
                reasons,
                Reason.INCOME_LOAN_POLICY,
                request.purpose()
                        .filter(EligibilityRequest.Purpose::earnsIncome)
                        .isPresent());
    }

    private boolean asksTooMuch(EligibilityRequest request, Eligibility.Limit limit, Set<Reason> reasons) {
        long requested = request.requestedPaise().orElse(0);
        note(
                reasons,
                Reason.AMOUNT_ABOVE_MAXIMUM,
                requested > terms.config().policy().maxLoanInr() * PAISE);
        note(reasons, Reason.AMOUNT_ABOVE_LIMIT, requested > limit.principalPaise());
        return requested > limit.principalPaise();
    }

    private static void note(Set<Reason> reasons, Reason reason, boolean holds) {
        if (holds) {
            reasons.add(reason);
        }
    }
}
