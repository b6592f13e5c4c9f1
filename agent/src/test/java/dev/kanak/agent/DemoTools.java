package dev.kanak.agent;

import dev.kanak.core.port.Tool;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tools that compute roughly what the demo lender's would, for dialogues whose figures are compared. */
final class DemoTools {

    private static final double PRICE = 12_000;
    private static final Map<Integer, Integer> FINENESS = Map.of(14, 585, 18, 750, 20, 833, 22, 916, 24, 916);

    private DemoTools() {}

    static Tool.Outcome answer(Tool.Request request) {
        Map<String, Object> arguments = request.arguments();
        Map<String, Object> result = switch (request.name()) {
            case "check_eligibility" -> eligibility(arguments);
            case "calculate_loan" -> loan(arguments);
            case "get_gold_price" -> Map.of("purity_karat", 22, "price_inr_per_g", rupees(PRICE), "stale", false);
            case "find_branches" ->
                Map.of("branches", List.of(Map.of("name", "Hemadri Bank, " + arguments.get("city"))));
            default -> Map.of("error", "unavailable");
        };
        return new Tool.Outcome(request, !result.containsKey("error"), result);
    }

    private static Map<String, Object> eligibility(Map<String, Object> arguments) {
        double value = 0;
        for (Object item : (List<?>) arguments.getOrDefault("items", List.of())) {
            Map<?, ?> fields = (Map<?, ?>) item;
            int fineness =
                    FINENESS.getOrDefault(number(fields.get("purity_karat")).intValue(), 0);
            value += number(fields.get("net_weight_g")).doubleValue() * PRICE * fineness / 916;
        }
        double most =
                Math.max(Math.max(Math.min(value * 0.85, 250_000), Math.min(value * 0.80, 500_000)), value * 0.75);
        if ("BULLET".equals(arguments.get("product"))) {
            most /= 1.11;
        }
        double quoted = Math.floor(most / 100) * 100;
        double asked = arguments.get("requested_amount_inr") instanceof Number n ? n.doubleValue() : 0;
        Map<String, Object> result = new HashMap<>(Map.of(
                "max_loan_quoted_inr",
                rupees(quoted),
                "min_loan_inr",
                rupees(20_000),
                "status",
                asked > quoted ? "REDUCED_AMOUNT" : "INDICATIVELY_ELIGIBLE",
                "reasons",
                Math.max(asked, 0) > 250_000 ? List.of("INCOME_ASSESSMENT_NEEDED") : List.of()));
        if (asked > 0) {
            result.put("requested_amount_inr", rupees(asked));
        }
        return result;
    }

    private static Map<String, Object> loan(Map<String, Object> arguments) {
        double principal = ((Number) arguments.getOrDefault("principal_inr", 0)).doubleValue();
        int months = ((Number) arguments.getOrDefault("tenure_months", 12)).intValue();
        double rate = (principal <= 250_000 ? 0.105 : principal <= 500_000 ? 0.10 : 0.0975) / 12;
        double emi = principal * rate / (1 - Math.pow(1 + rate, -months));
        return Map.of(
                "product", String.valueOf(arguments.get("product")),
                "principal_inr", rupees(principal),
                "tenure_months", months,
                "emi_inr", rupees(emi),
                "maturity_inr", rupees(principal * (1 + 0.11 * months / 12)),
                "monthly_interest_inr", rupees(principal * 0.1075 / 12));
    }

    private static Number number(@Nullable Object value) {
        return value instanceof Number number ? number : 0;
    }

    private static BigDecimal rupees(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
