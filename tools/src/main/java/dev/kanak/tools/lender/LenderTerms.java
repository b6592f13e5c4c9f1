package dev.kanak.tools.lender;

import dev.kanak.tools.loan.FeeTariff;
import dev.kanak.tools.loan.LoanToValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as the arithmetic takes it: paise, milligrams, basis points.
 *
 * @param config what it was made from
 * @param loanToValue the regulated caps
 * @param fees the charges
 */
public record LenderTerms(LenderConfig config, LoanToValue loanToValue, FeeTariff fees) {

    private static final long PAISE = 100;

    /** The terms a configuration stands for. */
    public static LenderTerms of(LenderConfig config) {
        return new LenderTerms(config, loanToValue(config.regulatory()), fees(config.fees()));
    }

    /**
     * Nominal rate a year in basis points.
     *
     * @param principalPaise size of the loan, which some products' rate depends on
     */
    public int annualBps(Product product, long principalPaise) {
        LenderConfig.Products products = config.products();
        return switch (product) {
            case EMI -> emiBps(products.emi().rateBpsSlabs(), principalPaise);
            case BULLET -> products.bullet().rateBps();
            case OVERDRAFT -> products.overdraft().rateBps();
            case INTEREST_SERVICING -> products.interestServicing().rateBps();
        };
    }

    /** True if the product may run so many months. */
    public boolean offers(Product product, int months) {
        LenderConfig.Products products = config.products();
        return switch (product) {
            case EMI -> within(products.emi().tenureMonths(), months);
            case BULLET -> products.bullet().tenureMonthsAllowed().contains(months);
            case OVERDRAFT -> within(products.overdraft().tenureMonths(), months);
            case INTEREST_SERVICING -> within(products.interestServicing().tenureMonths(), months);
        };
    }

    /** The months a product may run, in words for a message: {@code "6 to 36"} or {@code "3, 6, 9 or 12"}. */
    public String tenures(Product product) {
        LenderConfig.Products products = config.products();
        return switch (product) {
            case EMI -> span(products.emi().tenureMonths());
            case BULLET -> choice(products.bullet().tenureMonthsAllowed());
            case OVERDRAFT -> span(products.overdraft().tenureMonths());
            case INTEREST_SERVICING -> span(products.interestServicing().tenureMonths());
        };
    }

    /** The longest bullet loan. */
    public int longestBulletMonths() {
        return config.products().bullet().tenureMonthsAllowed().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
    }

    private static LoanToValue loanToValue(LenderConfig.Regulatory caps) {
        return new LoanToValue(caps.ltvTiers().stream()
                .map(tier -> new LoanToValue.Tier(paise(tier.upToInr()), tier.pct()))
                .toList());
    }

    private static FeeTariff fees(LenderConfig.FeeTable fees) {
        return new FeeTariff(
                fees.processingBps(),
                fees.processingMinInr() * PAISE,
                fees.processingMaxInr() * PAISE,
                fees.valuationSlabs().stream()
                        .map(slab -> new FeeTariff.Slab(paise(slab.upToInr()), slab.inr() * PAISE))
                        .toList(),
                fees.gstBps());
    }

    private static int emiBps(List<LenderConfig.RateSlab> slabs, long principalPaise) {
        return slabs.stream()
                .filter(slab -> principalPaise <= paise(slab.upToInr()))
                .findFirst()
                .orElseThrow()
                .bps();
    }

    private static long paise(@Nullable Long rupees) {
        return rupees == null ? LoanToValue.NO_TOP : rupees * PAISE;
    }

    private static boolean within(List<Integer> range, int months) {
        return months >= range.getFirst() && months <= range.getLast();
    }

    private static String span(List<Integer> range) {
        return range.getFirst().equals(range.getLast())
                ? String.valueOf(range.getFirst())
                : range.getFirst() + " to " + range.getLast();
    }

    private static String choice(List<Integer> months) {
        String all = String.join(", ", months.stream().map(String::valueOf).toList());
        int comma = all.lastIndexOf(", ");
        return comma < 0 ? all : all.substring(0, comma) + " or " + all.substring(comma + 2);
    }
}
