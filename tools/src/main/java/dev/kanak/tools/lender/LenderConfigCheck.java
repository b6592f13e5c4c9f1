package dev.kanak.tools.lender;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The limits of every number in the configuration; a problem names the key, the limit and the value. */
final class LenderConfigCheck {

    private static final int MAX_BPS = 6_000;
    private static final long MAX_PAISE_PER_GRAM = 100_000_000;

    private final List<String> problems = new ArrayList<>();

    private LenderConfigCheck() {}

    static List<String> problems(LenderConfig config) {
        LenderConfigCheck check = new LenderConfigCheck();
        check.goldPrice(config.goldPrice());
        check.fineness(config.fineness());
        check.policy(config.policy());
        check.regulatory(config.regulatory());
        check.products(config.products(), config.regulatory());
        check.fees(config.fees());
        return check.problems;
    }

    private void goldPrice(LenderConfig.GoldPriceFigures price) {
        between("gold_price.avg30_22k_paise_per_g", price.avg30PaisePerGram(), 1, MAX_PAISE_PER_GRAM);
        between("gold_price.prev_close_22k_paise_per_g", price.prevClosePaisePerGram(), 1, MAX_PAISE_PER_GRAM);
        between("gold_price.max_age_hours", price.maxAgeHours(), 1, 240);
        long lower = Math.min(price.avg30PaisePerGram(), price.prevClosePaisePerGram());
        if (price.ref22kPaisePerGram() != lower) {
            problem(
                    "gold_price.ref_22k_paise_per_g",
                    "the lower of average and close, " + lower,
                    price.ref22kPaisePerGram());
        }
    }

    private void fineness(Map<Integer, Integer> fineness) {
        fineness.forEach((karat, parts) -> {
            between("fineness key", karat, 1, 24);
            between("fineness." + karat, parts, 1, 1000);
        });
        if (!Objects.equals(fineness.get(22), 916)) {
            problem("fineness.22", "916", fineness.get(22));
        }
    }

    private void policy(LenderConfig.Policy policy) {
        between("policy.min_purity_karat", policy.minPurityKarat(), 1, 24);
        between("policy.coins_min_karat", policy.coinsMinKarat(), 1, 24);
        between("policy.ornament_max_fineness_for_value", policy.ornamentMaxFinenessForValue(), 1, 1000);
        between("policy.min_loan_inr", policy.minLoanInr(), 1, policy.maxLoanInr());
        between("policy.max_loan_inr", policy.maxLoanInr(), 1, 1_000_000_000);
        between("policy.quote_round_down_inr", policy.quoteRoundDownInr(), 1, 100_000);
        between("policy.age_min", policy.ageMin(), 18, 100);
        between("policy.age_max_at_maturity", policy.ageMaxAtMaturity(), policy.ageMin(), 120);
    }

    private void regulatory(LenderConfig.Regulatory caps) {
        ascending("regulatory.ltv_tiers", caps.ltvTiers(), LenderConfig.LtvTier::upToInr);
        for (int i = 0; i < caps.ltvTiers().size(); i++) {
            between(
                    "regulatory.ltv_tiers[" + i + "].pct",
                    caps.ltvTiers().get(i).pct(),
                    1,
                    100);
        }
        between("regulatory.ornaments_max_g", caps.ornamentsMaxG(), 1, 100_000);
        between("regulatory.coins_max_g", caps.coinsMaxG(), 1, 100_000);
        between("regulatory.bullet_consumption_max_months", caps.bulletConsumptionMaxMonths(), 1, 120);
    }

    private void products(LenderConfig.Products products, LenderConfig.Regulatory caps) {
        months("products.EMI.tenure_months", products.emi().tenureMonths());
        months("products.OVERDRAFT.tenure_months", products.overdraft().tenureMonths());
        months(
                "products.INTEREST_SERVICING.tenure_months",
                products.interestServicing().tenureMonths());
        ascending("products.EMI.rate_bps_slabs", products.emi().rateBpsSlabs(), LenderConfig.RateSlab::upToInr);
        for (int i = 0; i < products.emi().rateBpsSlabs().size(); i++) {
            between(
                    "products.EMI.rate_bps_slabs[" + i + "].bps",
                    products.emi().rateBpsSlabs().get(i).bps(),
                    0,
                    MAX_BPS);
        }
        between("products.BULLET.rate_bps", products.bullet().rateBps(), 0, MAX_BPS);
        between("products.OVERDRAFT.rate_bps", products.overdraft().rateBps(), 0, MAX_BPS);
        between(
                "products.INTEREST_SERVICING.rate_bps",
                products.interestServicing().rateBps(),
                0,
                MAX_BPS);
        for (int months : products.bullet().tenureMonthsAllowed()) {
            between("products.BULLET.tenure_months_allowed", months, 1, caps.bulletConsumptionMaxMonths());
        }
        if (products.bullet().tenureMonthsAllowed().isEmpty()) {
            problem("products.BULLET.tenure_months_allowed", "at least one", "none");
        }
    }

    private void fees(LenderConfig.FeeTable fees) {
        between("fees.processing_bps", fees.processingBps(), 0, 10_000);
        between("fees.processing_min_inr", fees.processingMinInr(), 0, fees.processingMaxInr());
        between("fees.gst_bps", fees.gstBps(), 0, 10_000);
        ascending("fees.valuation_slabs", fees.valuationSlabs(), LenderConfig.ValuationSlab::upToInr);
        for (int i = 0; i < fees.valuationSlabs().size(); i++) {
            between(
                    "fees.valuation_slabs[" + i + "].inr",
                    fees.valuationSlabs().get(i).inr(),
                    0,
                    1_000_000);
        }
    }

    private void months(String key, List<Integer> range) {
        if (range.size() != 2 || range.get(0) < 1 || range.get(1) < range.get(0) || range.get(1) > 120) {
            problem(key, "[from, to] within 1 to 120", range);
        }
    }

    private <T> void ascending(String key, List<T> slabs, Function<T, @Nullable Long> top) {
        if (slabs.isEmpty()) {
            problem(key, "at least one", "none");
            return;
        }
        long below = 0;
        for (int i = 0; i < slabs.size(); i++) {
            Long upTo = top.apply(slabs.get(i));
            boolean last = i == slabs.size() - 1;
            if (last != (upTo == null) || (upTo != null && upTo <= below)) {
                problem(key + "[" + i + "].up_to_inr", last ? "null in the last" : "above " + below, upTo);
                return;
            }
            below = upTo == null ? below : upTo;
        }
    }

    private void between(String key, long value, long low, long high) {
        if (value < low || value > high) {
            problem(key, low + " to " + high, value);
        }
    }

    private void problem(String key, String limit, @Nullable Object value) {
        problems.add(key + " must be " + limit + ", was " + value);
    }
}
