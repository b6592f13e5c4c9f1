package dev.kanak.tools.price;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.lender.LenderTerms;
import dev.kanak.tools.loan.ReferencePrice;
import java.util.List;
import java.util.Map;

/** {@code get_gold_price}: the reference price of a gram of gold of some purity, 22 karat unless asked otherwise. */
public final class GetGoldPriceTool implements Tool {

    private static final int DEFAULT_KARAT = 22;

    private final LenderTerms terms;
    private final GoldPriceSource prices;

    public GetGoldPriceTool(LenderTerms terms, GoldPriceSource prices) {
        this.terms = terms;
        this.prices = prices;
    }

    @Override
    public String name() {
        return "get_gold_price";
    }

    @Override
    public String description() {
        return "Reference price of gold a gram: the lower of the 30-day average and the previous day's close.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties("purity_karat", Schema.integer("Purity in karat; 22 if left out", 1, 24)), List.of());
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        Arguments checked = Arguments.checked(arguments, schema());
        int karat = checked.integer("purity_karat").orElse(DEFAULT_KARAT);
        Integer fineness = terms.config().fineness().get(karat);
        if (fineness == null) {
            throw checked.invalid(
                    "purity_karat",
                    "must be one of "
                            + terms.config().fineness().keySet().stream()
                                    .sorted()
                                    .toList());
        }
        return result(karat, fineness, prices.latest());
    }

    private static Map<String, Object> result(int karat, int fineness, GoldPrice price) {
        long paise = ReferencePrice.paisePerGramOf(fineness, price.referencePaise());
        return new Result()
                .put("purity_karat", karat)
                .put("fineness", fineness)
                .inr("price_inr_per_g", paise)
                .put("price_paise_per_g", paise)
                .inr("price_inr_per_10g", paise * 10)
                .inr("avg30_22k_inr_per_g", price.average30Paise())
                .inr("prev_close_22k_inr_per_g", price.previousClosePaise())
                .inr("ref_22k_inr_per_g", price.referencePaise())
                .put("as_of", price.asOf().toString())
                .put("source", price.source())
                .put("stale", false)
                .toMap();
    }
}
