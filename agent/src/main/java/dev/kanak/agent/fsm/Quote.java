package dev.kanak.agent.fsm;

import dev.kanak.agent.wording.Spoken;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code check_eligibility} answered.
 *
 * @param status result word of the tool
 * @param reasons codes
 * @param most the largest loan as it is quoted, rupees; 0 if none
 * @param result the whole answer
 */
record Quote(String status, List<String> reasons, BigDecimal most, Map<String, Object> result) {

    static final String MOST = "max_loan_quoted_inr";

    static Quote of(Map<String, Object> result) {
        List<String> reasons = result.get("reasons") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        return new Quote(
                String.valueOf(result.get("status")),
                reasons,
                Spoken.number(result, MOST).orElse(BigDecimal.ZERO),
                result);
    }

    /** True if some amount can be lent. */
    boolean lends() {
        return !status.equals("NOT_ELIGIBLE") && !status.equals("NEED_BRANCH") && most.signum() > 0;
    }

    boolean has(String reason) {
        return reasons.contains(reason);
    }

    Optional<Spoken> spokenMost() {
        return Spoken.rupees(result, MOST);
    }
}
