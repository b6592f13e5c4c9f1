package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much gold an amount takes, found by asking for the estimate of one weight after another.
 *
 * @param amount rupees wanted
 * @param karat of the gold
 * @param grams tried last or to be tried
 * @param tries so far
 * @param request id of the estimate that is awaited; empty if it is yet to be asked for
 */
record GoldNeed(BigDecimal amount, int karat, BigDecimal grams, int tries, Optional<String> request) {

    private static final BigDecimal FIRST = BigDecimal.TEN;
    private static final int MOST_TRIES = 4;

    static GoldNeed of(BigDecimal amount, int karat) {
        return new GoldNeed(amount, karat, FIRST, 0, Optional.empty());
    }

    /** Arguments of the estimate to ask for. */
    Map<String, Object> arguments() {
        return Map.of("items", List.of(Map.of("net_weight_g", grams, SlotName.PURITY, karat)));
    }

    GoldNeed asked(String id) {
        return new GoldNeed(amount, karat, grams, tries + 1, Optional.of(id));
    }

    boolean awaits(String id) {
        return request.filter(id::equals).isPresent();
    }

    /** The next weight to try, whole grams, after one on which at most so much is lent; empty if that is enough. */
    Optional<GoldNeed> after(BigDecimal most) {
        if (most.compareTo(amount) >= 0 || most.signum() <= 0 || tries >= MOST_TRIES) {
            return Optional.empty();
        }
        BigDecimal next = grams.multiply(amount).divide(most, 0, RoundingMode.CEILING);
        BigDecimal more = next.max(grams.add(BigDecimal.ONE));
        return Optional.of(new GoldNeed(amount, karat, more, tries, Optional.empty()));
    }
}
