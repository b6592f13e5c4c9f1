package dev.kanak.tools.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.ToolException;
import dev.kanak.tools.DemoLender;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoanQuoteToolsTest {

    private final CalculateLoanTool calculate = new CalculateLoanTool(DemoLender.terms());
    private final CompareLoanTool compare = new CompareLoanTool(DemoLender.terms());

    @Test
    void anInstalmentLoanHasItsEmiInterestFeesAndApr() {
        assertThat(loan("EMI", "200000", 12))
                .containsEntry("annual_rate_pct", new BigDecimal("10.50"))
                .containsEntry("emi_inr", new BigDecimal("17629.72"))
                .containsEntry("emi_rounded_inr", 17_630L)
                .containsEntry("last_instalment_inr", new BigDecimal("17629.73"))
                .containsEntry("total_interest_inr", new BigDecimal("11556.65"))
                .containsEntry("fees_inr", new BigDecimal("1770.00"))
                .containsEntry("net_disbursed_inr", new BigDecimal("198230.00"))
                .containsEntry("apr_pct", new BigDecimal("12.19"))
                .containsEntry("indicative", true);
    }

    @Test
    void aBulletLoanHasItsMaturityAmountAndApr() {
        assertThat(loan("BULLET", "100000", 12))
                .containsEntry("maturity_inr", new BigDecimal("111000.00"))
                .containsEntry("total_interest_inr", new BigDecimal("11000.00"))
                .containsEntry("fees_inr", new BigDecimal("885.00"))
                .containsEntry("apr_pct", new BigDecimal("11.99"));
    }

    @Test
    void anInterestServicingLoanHasAMonthlyInterest() {
        assertThat(loan("INTEREST_SERVICING", "300000", 12))
                .containsEntry("monthly_interest_inr", new BigDecimal("2687.50"))
                .containsEntry("total_interest_inr", new BigDecimal("32250.00"))
                .doesNotContainKey("assumes_full_limit_drawn");
    }

    @Test
    void anOverdraftIsComputedAsFullyDrawnAndSaysSo() {
        assertThat(loan("OVERDRAFT", "100000", 12))
                .containsEntry("monthly_interest_inr", new BigDecimal("958.33"))
                .containsEntry("assumes_full_limit_drawn", true);
    }

    @ParameterizedTest
    @CsvSource({"EMI, 5", "EMI, 37", "BULLET, 4", "OVERDRAFT, 6", "INTEREST_SERVICING, 25"})
    void monthsThatAProductDoesNotOfferAreRefused(String product, int months) {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> loan(product, "100000", months))
                .matches(e -> e.kind() == ToolException.Kind.INVALID_ARGUMENTS)
                .withMessageStartingWith("tenure_months");
    }

    @ParameterizedTest
    @CsvSource({"19999", "5000001", "0", "-20000"})
    void amountsOutsideTheLendersLimitsAreRefused(String rupees) {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> loan("EMI", rupees, 12))
                .withMessage("principal_inr must be a number from 20000 to 5000000");
    }

    @Test
    void movingALoanIsIllustratedWithoutTheOldLendersCharges() {
        assertThat(compare.call(Map.of("outstanding_inr", 300_000, "current_rate_pct", 18, "remaining_months", 12)))
                .containsEntry("current_emi_inr", new BigDecimal("27504.00"))
                .containsEntry("our_emi_inr", new BigDecimal("26374.77"))
                .containsEntry("current_interest_inr", new BigDecimal("30047.96"))
                .containsEntry("our_interest_inr", new BigDecimal("16497.17"))
                .containsEntry("our_fees_inr", new BigDecimal("2360.00"))
                .containsEntry("net_saving_inr", new BigDecimal("11190.79"))
                .containsEntry("cheaper_here", true)
                .containsEntry("excludes", List.of("OLD_LENDER_CLOSURE_CHARGES"))
                .containsEntry("illustration", true);
    }

    @Test
    void aCheaperLoanElsewhereIsNotMadeToLookDear() {
        assertThat(compare.call(Map.of(
                        "outstanding_inr",
                        300_000,
                        "current_rate_pct",
                        new BigDecimal("9.25"),
                        "remaining_months",
                        12)))
                .containsEntry("cheaper_here", false);
    }

    private Map<String, Object> loan(String product, String rupees, int months) {
        return calculate.call(
                Map.of("product", product, "principal_inr", new BigDecimal(rupees), "tenure_months", months));
    }
}
