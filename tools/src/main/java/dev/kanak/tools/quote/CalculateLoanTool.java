package dev.kanak.tools.quote;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.lender.LenderTerms;
import dev.kanak.tools.lender.Product;
import dev.kanak.tools.loan.Apr;
import dev.kanak.tools.loan.Bullet;
import dev.kanak.tools.loan.EmiSchedule;
import dev.kanak.tools.loan.FeeTariff;
import dev.kanak.tools.loan.Interest;
import dev.kanak.tools.loan.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code calculate_loan}: instalment or maturity amount, interest, fees and yearly cost of a loan.
 *
 * <p>An overdraft costs what is drawn; its figures are for the whole limit drawn from the first day to the last, with a
 * twelfth of the year's interest each month, and are marked so.
 */
public final class CalculateLoanTool implements Tool {

    private final LenderTerms terms;

    public CalculateLoanTool(LenderTerms terms) {
        this.terms = terms;
    }

    @Override
    public String name() {
        return "calculate_loan";
    }

    @Override
    public String description() {
        return "Instalment or maturity amount, total interest, fees and annual percentage rate of a loan.";
    }

    @Override
    public Map<String, Object> schema() {
        LenderConfig.Policy policy = terms.config().policy();
        return Schema.object(
                Schema.properties(
                        "product",
                        Schema.choice(
                                "Way of repayment",
                                Stream.of(Product.values()).map(Enum::name).toList()),
                        "principal_inr",
                        Schema.number(
                                "Loan, rupees",
                                String.valueOf(policy.minLoanInr()),
                                String.valueOf(policy.maxLoanInr())),
                        "tenure_months",
                        Schema.integer("Length in months", 1, 120)),
                List.of("product", "principal_inr", "tenure_months"));
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        Arguments checked = Arguments.checked(arguments, schema());
        Product product = Product.valueOf(checked.requiredText("product"));
        int months = checked.requiredInteger("tenure_months");
        if (!terms.offers(product, months)) {
            throw checked.invalid("tenure_months", "must be " + terms.tenures(product) + " for this product");
        }
        return new LoanCost(product, checked.requiredPaise("principal_inr"), months).result();
    }

    private final class LoanCost {

        private final Product product;
        private final long principal;
        private final int months;
        private final int bps;
        private final FeeTariff.Fees fees;
        private final Result result = new Result();

        LoanCost(Product product, long principalPaise, int months) {
            this.product = product;
            this.principal = principalPaise;
            this.months = months;
            this.bps = terms.annualBps(product, principalPaise);
            this.fees = terms.fees().on(principalPaise);
        }

        Map<String, Object> result() {
            result.put("product", product.name())
                    .inr("principal_inr", principal)
                    .put("tenure_months", months)
                    .percent("annual_rate_pct", bps);
            switch (product) {
                case EMI -> emi();
                case BULLET -> bullet();
                case OVERDRAFT -> open(true);
                case INTEREST_SERVICING -> open(false);
            }
            return result.inr("processing_fee_inr", fees.processing())
                    .inr("valuation_fee_inr", fees.valuation())
                    .inr("gst_inr", fees.gst())
                    .inr("fees_inr", fees.total())
                    .inr("net_disbursed_inr", principal - fees.total())
                    .put("indicative", true)
                    .toMap();
        }

        private void emi() {
            EmiSchedule schedule = EmiSchedule.of(principal, bps, months);
            result.inr("emi_inr", schedule.emiPaise())
                    .put("emi_rounded_inr", Quote.nearestRupee(schedule.emiPaise()))
                    .inr("last_instalment_inr", schedule.last().paise())
                    .inr("total_interest_inr", schedule.totalInterestPaise())
                    .inr("total_paid_inr", schedule.totalPaidPaise());
            apr(schedule.instalments().stream()
                    .map(EmiSchedule.Instalment::paise)
                    .toList());
        }

        private void bullet() {
            Bullet loan = Bullet.quote(principal, bps, months);
            result.inr("maturity_inr", loan.maturityPaise())
                    .inr("total_interest_inr", loan.interestPaise())
                    .inr("total_paid_inr", loan.maturityPaise())
                    .percent("apr_pct", Apr.bulletBps(principal - fees.total(), loan.maturityPaise(), months));
        }

        private void open(boolean ifFullyDrawn) {
            long monthly = Interest.monthlyPaise(principal, bps);
            result.inr("monthly_interest_inr", monthly)
                    .inr("total_interest_inr", monthly * months)
                    .inr("total_paid_inr", principal + monthly * months);
            if (ifFullyDrawn) {
                result.put("assumes_full_limit_drawn", true);
            }
            List<Long> payments = new ArrayList<>(Collections.nCopies(months, monthly));
            payments.set(months - 1, monthly + principal);
            apr(payments);
        }

        private void apr(List<Long> payments) {
            result.percent("apr_pct", Apr.monthlyBps(principal - fees.total(), payments));
        }
    }
}
