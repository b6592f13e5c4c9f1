package dev.kanak.tools.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallFiguresTest {

    private final CallFigures figures = new CallFigures();

    private Optional<Object> months(String callId) {
        return figures.value(callId, "calculate_loan", "tenure_months");
    }

    @Test
    void theLastOfAToolIsKept() {
        figures.put("c1", "calculate_loan", Map.of("tenure_months", 12));
        figures.put("c1", "check_eligibility", Map.of("max_loan_quoted_inr", 480_000));
        figures.put("c1", "calculate_loan", Map.of("tenure_months", 6));

        assertThat(months("c1")).contains(6);
        assertThat(figures.value("c1", "check_eligibility", "max_loan_quoted_inr"))
                .contains(480_000);
        assertThat(months("c2")).isEmpty();
    }

    @Test
    void figuresGoWithTheConversationTheyBelongTo() throws InterruptedException {
        String held = UUID.randomUUID().toString();
        String name = UUID.randomUUID().toString();
        figures.put(held, "calculate_loan", Map.of("tenure_months", 12));
        figures.put(String.copyValueOf(name.toCharArray()), "calculate_loan", Map.of("tenure_months", 6));
        while (months(name).isPresent()) {
            System.gc();
            Thread.sleep(10);
        }

        assertThat(months(held)).contains(12);
    }
}
