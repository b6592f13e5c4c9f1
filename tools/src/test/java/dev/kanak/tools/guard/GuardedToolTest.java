package dev.kanak.tools.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.error.ToolException.Kind;
import dev.kanak.core.port.Tool;
import dev.kanak.tools.DemoLender;
import dev.kanak.tools.LenderTools;
import dev.kanak.tools.ToolsConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuardedToolTest {

    private static CircuitBreaker breaker() {
        return CircuitBreaker.of(
                "test",
                CircuitBreakerConfig.custom()
                        .slidingWindow(4, 4, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .recordException(GuardedTool::isOutage)
                        .build());
    }

    @Nested
    class Outage {

        private int calls;

        private GuardedTool failing(Kind kind) {
            Scale broken = new Scale(() -> {
                calls++;
                throw new ToolException(kind, "broken", true);
            });
            return new GuardedTool(broken, breaker(), (_, _) -> {});
        }

        private void callTenTimes(GuardedTool tool) {
            for (int i = 0; i < 10; i++) {
                assertThatExceptionOfType(ToolException.class).isThrownBy(() -> tool.call(Map.of()));
            }
        }

        @Test
        void aToolThatIsDownIsLeftAlone() {
            GuardedTool tool = failing(Kind.UNAVAILABLE);
            callTenTimes(tool);

            assertThat(calls).isEqualTo(4);
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> tool.call(Map.of()))
                    .matches(e -> e.kind() == Kind.UNAVAILABLE && !e.retryable());
        }

        @Test
        void wrongArgumentsAndAStalePriceAreNoOutage() {
            callTenTimes(failing(Kind.INVALID_ARGUMENTS));
            callTenTimes(failing(Kind.STALE_DATA));

            assertThat(calls).isEqualTo(20);
        }
    }

    @Nested
    class FiguresBeside {

        private Map<String, Object> call(String name, Map<String, Object> arguments) {
            Tool tool =
                    LenderTools.load(new ToolsConfig(DemoLender.CONFIG, DemoLender.BRANCHES, false), DemoLender.CLOCK)
                            .stream()
                            .filter(known -> known.name().equals(name))
                            .findFirst()
                            .orElseThrow();
            return new GuardedTool(tool, breaker(), (_, _) -> {}).call(arguments);
        }

        @SuppressWarnings("unchecked")
        private static List<Map<String, Object>> figures(Map<String, Object> result) {
            return (List<Map<String, Object>>) Objects.requireNonNull(result.get("figures"));
        }

        @Test
        void everyFigureOfALoanHasItsIdValueUnitAndSource() {
            Map<String, Object> result =
                    call("calculate_loan", Map.of("product", "EMI", "principal_inr", 200_000, "tenure_months", 12));

            assertThat(figures(result))
                    .contains(
                            Map.of(
                                    "id", "emi_inr",
                                    "value", new BigDecimal("17629.72"),
                                    "unit", "INR",
                                    "source", "calculate_loan"),
                            Map.of("id", "tenure_months", "value", 12, "unit", "months", "source", "calculate_loan"),
                            Map.of(
                                    "id", "annual_rate_pct",
                                    "value", new BigDecimal("10.50"),
                                    "unit", "%",
                                    "source", "calculate_loan"));
            assertThat(result).containsEntry("emi_inr", new BigDecimal("17629.72"));
        }

        @Test
        void aValueNamesTheGoldPriceItWasComputedWith() {
            Map<String, Object> result =
                    call("check_eligibility", Map.of("items", List.of(Map.of("net_weight_g", 20, "purity_karat", 22))));

            assertThat(figures(result))
                    .contains(Map.of(
                            "id", "items[0].value_inr",
                            "value", new BigDecimal("240000.00"),
                            "unit", "INR",
                            "source", "check_eligibility, gold price DEMO of 2026-11-19"));
        }
    }
}
