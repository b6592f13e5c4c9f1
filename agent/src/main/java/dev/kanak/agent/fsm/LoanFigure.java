package dev.kanak.agent.fsm;

import dev.kanak.agent.wording.Spoken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is asked of a loan beside its instalment, each a sentence of the wording and the figures of the tool's result in it. */
enum LoanFigure {
    INTEREST("loan.total_interest"),
    PAID("loan.total_paid"),
    FEES("loan.fees");

    private final String key;

    LoanFigure(String key) {
        this.key = key;
    }

    /** Fields of the tool's result by their places in the sentence. */
    private Map<String, String> figures() {
        return switch (this) {
            case INTEREST -> Map.of("interest", "total_interest_inr");
            case PAID -> Map.of("paid", "total_paid_inr", "interest", "total_interest_inr");
            case FEES -> Map.of("processing", "processing_fee_inr", "fees", "fees_inr");
        };
    }

    /** The sentence about the loan that was last computed; empty if its result lacks a figure. */
    Optional<String> of(Memory memory, Voice voice) {
        Map<String, Object> loan = memory.answer(Steps.LOAN).orElse(Map.of());
        Map<String, Spoken> places = new HashMap<>();
        Spoken.rupees(loan, "principal_inr").ifPresent(amount -> places.put("amount", amount));
        Map<String, String> figures = figures();
        figures.forEach((place, field) -> Spoken.rupees(loan, field).ifPresent(figure -> places.put(place, figure)));
        return places.size() > figures.size() ? Optional.of(voice.say(key, places)) : Optional.empty();
    }
}
