package dev.kanak.tools.eligibility;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.lender.LenderTerms;
import dev.kanak.tools.lender.Product;
import dev.kanak.tools.loan.Quote;
import dev.kanak.tools.price.GoldPrice;
import dev.kanak.tools.price.GoldPriceSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** {@code check_eligibility}: the indicative value of some gold and the most that may be lent on it. */
public final class CheckEligibilityTool implements Tool {

    private static final long PAISE = 100;

    private final LenderTerms terms;
    private final GoldPriceSource prices;

    public CheckEligibilityTool(LenderTerms terms, GoldPriceSource prices) {
        this.terms = terms;
        this.prices = prices;
    }

    @Override
    public String name() {
        return "check_eligibility";
    }

    @Override
    public String description() {
        return "Indicative value of gold and the most that may be lent on it; the branch decides after assay.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties(
                        "items",
                        Schema.list("Gold to be pledged now, without what is already pledged", itemSchema(), 10),
                        "requested_amount_inr",
                        Schema.number("Loan wanted, rupees", "1", "1000000000"),
                        "product",
                        Schema.choice("Way of repayment; EMI if left out", names(Product.values())),
                        "tenure_months",
                        Schema.integer("Length in months", 1, 120),
                        "age",
                        Schema.integer("Borrower's age in years", 1, 120),
                        "purpose",
                        Schema.choice("End use", lowerCase(EligibilityRequest.Purpose.values())),
                        "existing_gold_loan_inr",
                        Schema.number("Owed on other gold loans, rupees", "0", "1000000000")),
                List.of("items"));
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        EligibilityRequest request = request(Arguments.checked(arguments, schema()));
        GoldPrice price = prices.latest();
        Eligibility answer = new EligibilityRules(terms).judge(request, price.referencePaise());
        Result result = new Result()
                .put("status", answer.status().name())
                .put("reasons", answer.reasons().stream().map(Enum::name).toList());
        amounts(result, answer, request);
        return result.inr("ref_22k_inr_per_g", price.referencePaise())
                .put("price_as_of", price.asOf().toString())
                .put("price_source", price.source())
                .put("indicative", true)
                .toMap();
    }

    private void amounts(Result result, Eligibility answer, EligibilityRequest request) {
        Eligibility.Limit limit = answer.limit();
        long step = terms.config().policy().quoteRoundDownInr() * PAISE;
        result.inr("value_inr", answer.valuePaise())
                .inr("max_loan_inr", limit.principalPaise())
                .inr("max_loan_quoted_inr", Quote.roundedDownPaise(limit.principalPaise(), step))
                .put("ltv_tier_pct", limit.tierPercent())
                .put("product", limit.product().name());
        limit.months().ifPresent(months -> result.put("tenure_months", months));
        if (limit.product() == Product.BULLET) {
            result.inr("max_maturity_inr", limit.maturityPaise());
        }
        request.requestedPaise().ifPresent(requested -> result.inr("requested_amount_inr", requested));
        result.inr("min_loan_inr", terms.config().policy().minLoanInr() * PAISE)
                .grams(
                        "counted_weight_g",
                        answer.items().stream()
                                .mapToLong(Eligibility.ValuedItem::countedMg)
                                .sum())
                .put(
                        "items",
                        answer.items().stream().map(CheckEligibilityTool::item).toList());
    }

    private static Map<String, Object> item(Eligibility.ValuedItem valued) {
        return new Result()
                .put("item_type", valued.item().type())
                .put("purity_karat", valued.item().karat())
                .grams("net_weight_g", valued.item().netMg())
                .grams("counted_weight_g", valued.countedMg())
                .put("accepted", valued.countedMg() > 0)
                .inr("value_inr", valued.valuePaise())
                .toMap();
    }

    private EligibilityRequest request(Arguments arguments) {
        Optional<Product> product = arguments.text("product").map(Product::valueOf);
        OptionalInt months = arguments.integer("tenure_months");
        if (product.isPresent() && months.isPresent() && !terms.offers(product.get(), months.getAsInt())) {
            throw arguments.invalid("tenure_months", "must be " + terms.tenures(product.get()) + " for this product");
        }
        return new EligibilityRequest(
                items(arguments.list("items")),
                arguments.paise("requested_amount_inr"),
                product,
                months,
                arguments.integer("age"),
                arguments
                        .text("purpose")
                        .map(word -> EligibilityRequest.Purpose.valueOf(word.toUpperCase(Locale.ROOT))),
                arguments.paise("existing_gold_loan_inr").orElse(0));
    }

    private List<GoldItem> items(List<Arguments> list) {
        return list.stream().map(this::item).toList();
    }

    private GoldItem item(Arguments arguments) {
        int karat = arguments.requiredInteger("purity_karat");
        if (karat >= terms.config().policy().minPurityKarat()
                && !terms.config().fineness().containsKey(karat)) {
            throw arguments.invalid("purity_karat", "must be one that is traded, such as 18, 20, 22 or 24");
        }
        String type = arguments.text("item_type").orElse("ornament");
        return new GoldItem(arguments.milligrams("net_weight_g"), karat, type);
    }

    private static Map<String, Object> itemSchema() {
        return Schema.object(
                Schema.properties(
                        "net_weight_g",
                        Schema.number("Weight of the gold alone, grams", "0.001", "100000"),
                        "purity_karat",
                        Schema.integer("Purity in karat", 1, 24),
                        "item_type",
                        Schema.choice("What it is; ornament if left out", GoldItem.TYPES)),
                List.of("net_weight_g", "purity_karat"));
    }

    private static List<String> names(Enum<?>... words) {
        return Stream.of(words).map(Enum::name).toList();
    }

    private static List<String> lowerCase(Enum<?>... words) {
        return Stream.of(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
