package dev.kanak.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.Tool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LenderToolsTest {

    private static final InstantSource NEXT_YEAR = InstantSource.fixed(Instant.parse("2027-06-01T06:00:00Z"));

    @Test
    void everyToolIsLoadedUnderItsName() {
        assertThat(load(false, DemoLender.CLOCK))
                .extracting(Tool::name)
                .containsExactly(
                        "get_gold_price", "check_eligibility", "calculate_loan", "compare_loan", "find_branches");
    }

    @Test
    void schemasAreJsonObjectsThatNameTheirProperties() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (Tool tool : load(false, DemoLender.CLOCK)) {
            assertThat(json.readTree(json.writeValueAsString(tool.schema()))
                            .at("/additionalProperties")
                            .asBoolean(true))
                    .as(tool.name())
                    .isFalse();
        }
    }

    @Test
    void aStalePriceIsNotQuotedFrom() {
        Tool price = load(false, NEXT_YEAR).getFirst();

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> price.call(Map.of()))
                .matches(e -> e.kind() == ToolException.Kind.STALE_DATA);
    }

    @Test
    void theDemoPriceMayBeMadeCurrentAndSaysDemo() {
        Tool price = load(true, NEXT_YEAR).getFirst();

        assertThat(price.call(Map.of())).containsEntry("as_of", "2027-05-31").containsEntry("source", "DEMO");
    }

    private static List<Tool> load(boolean demoPriceIsCurrent, InstantSource clock) {
        return LenderTools.load(new ToolsConfig(DemoLender.CONFIG, DemoLender.BRANCHES, demoPriceIsCurrent), clock);
    }
}
