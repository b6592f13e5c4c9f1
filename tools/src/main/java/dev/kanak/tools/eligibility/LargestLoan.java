package dev.kanak.tools.eligibility;

import dev.kanak.tools.lender.LenderTerms;
import dev.kanak.tools.lender.Product;
import dev.kanak.tools.loan.Bullet;
import dev.kanak.tools.loan.LoanToValue;
import java.util.OptionalInt;

/** The most that may be lent on a value, by product. */
record LargestLoan(LenderTerms terms) {

    private static final long PAISE = 100;

    /**
     * The limit.
     *
     * @param existingPaise owed on other gold loans
     */
    Eligibility.Limit on(long valuePaise, long existingPaise, Product product, OptionalInt months) {
        Eligibility.Limit lawful = product == Product.BULLET
                ? bullet(valuePaise, existingPaise, months.orElse(terms.longestBulletMonths()))
                : open(valuePaise, existingPaise, product, months);
        long policy = Math.max(0, terms.config().policy().maxLoanInr() * PAISE - existingPaise);
        return lawful.principalPaise() <= policy ? lawful : lowered(lawful, policy, existingPaise);
    }

    private Eligibility.Limit open(long valuePaise, long existingPaise, Product product, OptionalInt months) {
        LoanToValue.Exposure most = terms.loanToValue().maxAdditional(valuePaise, existingPaise);
        return new Eligibility.Limit(product, months, most.paise(), most.paise(), most.tierPercent());
    }

    private Eligibility.Limit bullet(long valuePaise, long existingPaise, int months) {
        int bps = terms.annualBps(Product.BULLET, 0);
        Eligibility.Limit best = limit(Bullet.quote(0, bps, months), months, 0);
        for (LoanToValue.Tier tier : terms.loanToValue().tiers()) {
            Bullet loan = inTier(tier, valuePaise, existingPaise, bps, months);
            if (loan.principalPaise() > best.principalPaise()) {
                best = limit(loan, months, tier.percent());
            }
        }
        return best;
    }

    private Bullet inTier(LoanToValue.Tier tier, long valuePaise, long existingPaise, int bps, int months) {
        long room = tier.topPaise() == LoanToValue.NO_TOP
                ? LoanToValue.NO_TOP
                : Math.max(0, tier.topPaise() - existingPaise);
        long cap = tier.capPaise(valuePaise);
        return switch (terms.config().regulatory().ltvTierBasis()) {
            case MATURITY_AMOUNT_FOR_BULLET -> Bullet.largestWithin(Math.min(cap, room), bps, months);
            case PRINCIPAL ->
                Bullet.quote(Math.min(Bullet.largestWithin(cap, bps, months).principalPaise(), room), bps, months);
        };
    }

    private Eligibility.Limit lowered(Eligibility.Limit lawful, long policyPaise, long existingPaise) {
        if (lawful.product() == Product.BULLET) {
            int months = lawful.months().orElseThrow();
            Bullet loan = Bullet.quote(policyPaise, terms.annualBps(Product.BULLET, policyPaise), months);
            return limit(loan, months, tierPercent(loan.maturityPaise() + existingPaise));
        }
        return new Eligibility.Limit(
                lawful.product(), lawful.months(), policyPaise, policyPaise, tierPercent(policyPaise + existingPaise));
    }

    private int tierPercent(long totalPaise) {
        return terms.loanToValue().tierOf(totalPaise).percent();
    }

    private static Eligibility.Limit limit(Bullet loan, int months, int tierPercent) {
        return new Eligibility.Limit(
                Product.BULLET, OptionalInt.of(months), loan.principalPaise(), loan.maturityPaise(), tierPercent);
    }
}
