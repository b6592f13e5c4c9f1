package dev.kanak.tools.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.Tool;
import dev.kanak.tools.DemoLender;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckEligibilityToolTest {

    private final Tool tool = new CheckEligibilityTool(DemoLender.terms(), () -> DemoLender.PRICE);

    @Test
    void twentyGramsOfTwentyTwoKaratCarryTwoLakhFourThousand() {
        assertThat(check(gold("20", 22)))
                .containsEntry("status", "INDICATIVELY_ELIGIBLE")
                .containsEntry("reasons", List.of())
                .containsEntry("value_inr", new BigDecimal("240000.00"))
                .containsEntry("max_loan_inr", new BigDecimal("204000.00"))
                .containsEntry("max_loan_quoted_inr", new BigDecimal("204000.00"))
                .containsEntry("ltv_tier_pct", 85)
                .containsEntry("price_as_of", "2026-11-19")
                .containsEntry("price_source", "DEMO")
                .containsEntry("indicative", true);
    }

    @Test
    void fiftyGramsFallInTheEightyPercentTier() {
        assertThat(check(gold("50", 22)))
                .containsEntry("value_inr", new BigDecimal("600000.00"))
                .containsEntry("max_loan_inr", new BigDecimal("480000.00"))
                .containsEntry("ltv_tier_pct", 80);
    }

    @Test
    void theQuotedAmountIsRoundedDownToAHundredRupees() {
        assertThat(check(gold("25", 18)))
                .containsEntry("max_loan_inr", new BigDecimal("208788.21"))
                .containsEntry("max_loan_quoted_inr", new BigDecimal("208700.00"));
    }

    @Test
    void piecesAreValuedOneByOneAndAdded() {
        Map<String, Object> result = call(Map.of("items", List.of(piece("20", 22, "chain"), piece("10", 18, "ring"))));

        assertThat(result)
                .containsEntry("value_inr", new BigDecimal("338253.28"))
                .containsEntry("max_loan_inr", new BigDecimal("270602.62"))
                .containsEntry("counted_weight_g", new BigDecimal("30.000"));
    }

    @Test
    void ornamentsAboveTwentyTwoKaratAreValuedAsTwentyTwo() {
        assertThat(check(gold("20", 24))).containsEntry("value_inr", new BigDecimal("240000.00"));
    }

    @Test
    void coinsAreValuedByTheirOwnFinenessUpToFiftyGrams() {
        Map<String, Object> result = call(Map.of("items", List.of(piece("60", 24, "coin"))));

        assertThat(result)
                .containsEntry("value_inr", new BigDecimal("654366.81"))
                .containsEntry("max_loan_inr", new BigDecimal("500000.00"))
                .containsEntry("counted_weight_g", new BigDecimal("50.000"));
        assertThat(reasons(result)).contains("COINS_OVER_LIMIT");
    }

    @Test
    void aBulletLoanIsLimitedByWhatIsDueAtMaturity() {
        assertThat(check(gold("20", 22), "product", "BULLET", "tenure_months", 12))
                .containsEntry("max_loan_inr", new BigDecimal("183783.78"))
                .containsEntry("max_loan_quoted_inr", new BigDecimal("183700.00"))
                .containsEntry("max_maturity_inr", new BigDecimal("204000.00"));
    }

    @Test
    void anotherGoldLoanCountsTowardsTheTier() {
        assertThat(check(gold("15", 22), "existing_gold_loan_inr", 200_000))
                .containsEntry("max_loan_inr", new BigDecimal("144000.00"))
                .containsEntry("ltv_tier_pct", 80);
    }

    @Nested
    class Answers {

        @Test
        void aRequestAboveTheLimitIsReduced() {
            Map<String, Object> result = check(gold("15", 22), "requested_amount_inr", 200_000);

            assertThat(result)
                    .containsEntry("status", "REDUCED_AMOUNT")
                    .containsEntry("max_loan_inr", new BigDecimal("153000.00"));
            assertThat(reasons(result)).containsExactly("AMOUNT_ABOVE_LIMIT");
        }

        @Test
        void aRequestOfExactlyTheLimitIsNot() {
            assertThat(check(gold("15", 22), "requested_amount_inr", 153_000))
                    .containsEntry("status", "INDICATIVELY_ELIGIBLE");
        }

        @ParameterizedTest
        @CsvSource({"bar", "biscuit", "etf"})
        void primaryAndPaperGoldIsNotAccepted(String type) {
            Map<String, Object> result = call(Map.of("items", List.of(piece("100", 24, type))));

            assertThat(result).containsEntry("status", "NOT_ELIGIBLE");
            assertThat(reasons(result)).contains("PRIMARY_GOLD_NOT_ACCEPTED");
        }

        @Test
        void ornamentsBelowEighteenKaratAreNotAccepted() {
            Map<String, Object> result = check(gold("100", 14));

            assertThat(result).containsEntry("status", "NOT_ELIGIBLE");
            assertThat(reasons(result)).contains("PURITY_BELOW_MINIMUM");
        }

        @Test
        void aMinorIsDeclined() {
            Map<String, Object> result = check(gold("20", 22), "age", 17);

            assertThat(result).containsEntry("status", "NOT_ELIGIBLE");
            assertThat(reasons(result)).containsExactly("UNDER_AGE");
        }

        @Test
        void someoneWhoMayPassTheAgeLimitBeforeTheEndIsForTheBranch() {
            assertThat(check(gold("20", 22), "age", 74, "tenure_months", 12))
                    .containsEntry("status", "INDICATIVELY_ELIGIBLE");
            assertThat(check(gold("20", 22), "age", 74, "tenure_months", 24)).containsEntry("status", "NEED_BRANCH");
        }

        @Test
        void aLoanToBuyGoldIsDeclined() {
            assertThat(reasons(check(gold("20", 22), "purpose", "gold_purchase")))
                    .containsExactly("BUYS_GOLD");
        }

        @Test
        void tooLittleGoldForTheSmallestLoanIsDeclined() {
            assertThat(reasons(check(gold("1.5", 22)))).containsExactly("GOLD_TOO_LITTLE");
        }

        @Test
        void lessThanTheSmallestLoanIsDeclinedWithTheMinimum() {
            Map<String, Object> result = check(gold("20", 22), "requested_amount_inr", 10_000);

            assertThat(result)
                    .containsEntry("status", "NOT_ELIGIBLE")
                    .containsEntry("min_loan_inr", new BigDecimal("20000.00"));
            assertThat(reasons(result)).containsExactly("AMOUNT_BELOW_MINIMUM");
        }

        @Test
        void aboveTwoAndAHalfLakhIncomeIsAssessed() {
            assertThat(reasons(check(gold("50", 22), "requested_amount_inr", 250_000)))
                    .isEmpty();
            assertThat(reasons(check(gold("50", 22), "requested_amount_inr", 250_001)))
                    .containsExactly("INCOME_ASSESSMENT_NEEDED");
        }

        @Test
        void noLoanPassesTheLendersMaximum() {
            assertThat(check(gold("900", 22), "requested_amount_inr", 6_000_000))
                    .containsEntry("status", "REDUCED_AMOUNT")
                    .containsEntry("max_loan_inr", new BigDecimal("5000000.00"));
        }

        @Test
        void ornamentsAboveAKilogramCountOnlyUpToIt() {
            Map<String, Object> result = check(gold("1200", 22));

            assertThat(result).containsEntry("counted_weight_g", new BigDecimal("1000.000"));
            assertThat(reasons(result)).contains("ORNAMENTS_OVER_LIMIT");
        }
    }

    @Nested
    class ArgumentsOutOfSchema {

        @Test
        void areNamedWithTheirLimitAndWithoutTheirValue() {
            assertInvalid(Map.of("items", List.of(Map.of("net_weight_g", -7, "purity_karat", 22))))
                    .withMessageContaining("items[0].net_weight_g")
                    .withMessageNotContaining("-7");
        }

        @ParameterizedTest
        @ValueSource(strings = {"requested_amount_inr", "age", "tenure_months", "product", "purpose"})
        void ofTheWrongTypeAreRefused(String name) {
            Map<String, Object> arguments = new HashMap<>(gold("20", 22));
            arguments.put(name, List.of());
            assertInvalid(arguments).withMessageContaining(name);
        }

        @Test
        void andUnknownOnesAreRefused() {
            Map<String, Object> arguments = new HashMap<>(gold("20", 22));
            arguments.put("weight", 20);
            assertInvalid(arguments);
        }

        @Test
        void aMissingListOfItemsIsNamed() {
            assertInvalid(Map.of()).withMessage("items is required");
        }

        @Test
        void aTenureThatTheProductDoesNotOfferIsNamed() {
            Map<String, Object> arguments = new HashMap<>(gold("20", 22));
            arguments.put("product", "BULLET");
            arguments.put("tenure_months", 5);
            assertInvalid(arguments).withMessage("tenure_months must be 3, 6, 9 or 12 for this product");
        }

        @Test
        void aNumberOfAMillionDigitsIsRefusedAtOnce() {
            assertInvalid(Map.of(
                    "items", List.of(Map.of("net_weight_g", new BigDecimal("1e999999999"), "purity_karat", 22))));
        }

        private org.assertj.core.api.ThrowableAssertAlternative<ToolException> assertInvalid(
                Map<String, Object> arguments) {
            return assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> call(arguments))
                    .matches(e -> e.kind() == ToolException.Kind.INVALID_ARGUMENTS);
        }
    }

    private Map<String, Object> call(Map<String, Object> arguments) {
        return tool.call(arguments);
    }

    private Map<String, Object> check(Map<String, Object> gold, Object... more) {
        Map<String, Object> arguments = new HashMap<>(gold);
        for (int i = 0; i < more.length; i += 2) {
            arguments.put((String) more[i], more[i + 1]);
        }
        return call(arguments);
    }

    private static Map<String, Object> gold(String grams, int karat) {
        return Map.of("items", List.of(Map.of("net_weight_g", new BigDecimal(grams), "purity_karat", karat)));
    }

    private static Map<String, Object> piece(String grams, int karat, String type) {
        return Map.of("net_weight_g", new BigDecimal(grams), "purity_karat", karat, "item_type", type);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> reasons(Map<String, Object> result) {
        return (List<Object>) java.util.Objects.requireNonNull(result.get("reasons"));
    }
}
