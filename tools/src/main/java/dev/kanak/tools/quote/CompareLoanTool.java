package dev.kanak.tools.quote;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.lender.LenderTerms;
import dev.kanak.tools.lender.Product;
import dev.kanak.tools.loan.Comparison;
import dev.kanak.tools.loan.FeeTariff;
import java.util.List;
import java.util.Map;

/**
 * {@code compare_loan}: what moving a loan here would save, as an illustration by instalments over the months that are
 * left. The old lender's closure charges are unknown and not in it.
 */
public final class CompareLoanTool implements Tool {

    private final LenderTerms terms;

    public CompareLoanTool(LenderTerms terms) {
        this.terms = terms;
    }

    @Override
    public String name() {
        return "compare_loan";
    }

    @Override
    public String description() {
        return "Illustrates the cost of an existing loan elsewhere against the same loan here.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties(
                        "outstanding_inr",
                        Schema.number(
                                "Owed elsewhere, rupees",
                                "1000",
                                String.valueOf(terms.config().policy().maxLoanInr())),
                        "current_rate_pct",
                        Schema.number("The other lender's rate, percent a year", "0.01", "60"),
                        "remaining_months",
                        Schema.integer("Months left", 1, 120),
                        "lender_type",
                        Schema.choice(
                                "Kind of the other lender",
                                List.of("bank", "nbfc", "cooperative", "jeweller", "moneylender", "other"))),
                List.of("outstanding_inr", "current_rate_pct", "remaining_months"));
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        Arguments checked = Arguments.checked(arguments, schema());
        long outstanding = checked.requiredPaise("outstanding_inr");
        int months = checked.requiredInteger("remaining_months");
        int ours = terms.annualBps(Product.EMI, outstanding);
        int theirs = checked.basisPoints("current_rate_pct").orElseThrow();
        FeeTariff.Fees fees = terms.fees().on(outstanding);
        Comparison comparison = Comparison.of(outstanding, months, theirs, ours, fees.total());
        return new Result()
                .inr("outstanding_inr", outstanding)
                .put("remaining_months", months)
                .percent("current_rate_pct", theirs)
                .percent("our_rate_pct", ours)
                .inr("current_emi_inr", comparison.there().emiPaise())
                .inr("our_emi_inr", comparison.here().emiPaise())
                .inr("current_interest_inr", comparison.there().totalInterestPaise())
                .inr("our_interest_inr", comparison.here().totalInterestPaise())
                .inr("our_fees_inr", fees.total())
                .inr("net_saving_inr", comparison.netSavingPaise())
                .put("cheaper_here", comparison.netSavingPaise() > 0)
                .put("our_tenure_offered", terms.offers(Product.EMI, months))
                .put("excludes", List.of("OLD_LENDER_CLOSURE_CHARGES"))
                .put("illustration", true)
                .toMap();
    }
}
