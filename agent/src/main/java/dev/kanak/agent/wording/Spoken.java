package dev.kanak.agent.wording;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/**
 * Something that may fill a place in a prompt. Figures can only be made from a tool's result or from a slot the caller
 * filled, so nothing that the agent computes or remembers by itself can be said.
 */
public sealed interface Spoken {

    /** Rupees. */
    record Rupees(BigDecimal amount) implements Spoken {}

    /** Grams of gold. */
    record Grams(BigDecimal amount) implements Spoken {}

    /** Purity in karat. */
    record Karat(int value) implements Spoken {}

    /** Length in months. */
    record Months(int value) implements Spoken {}

    /** Percent a year. */
    record Percent(BigDecimal value) implements Spoken {}

    /** Distance in whole kilometres. */
    record Kilometres(int value) implements Spoken {}

    /** A day, with its weekday. */
    record Day(LocalDate date) implements Spoken {}

    /** A time of day. */
    record Clock(LocalTime time) implements Spoken {}

    /** The caller's ten-digit number, read back in two groups of five. */
    record Phone(String digits) implements Spoken {}

    /** The caller's name as it was said. */
    record Person(String name) implements Spoken {}

    /** Text of the lender: its name, its helpline, a branch, an example. */
    record LenderText(String text) implements Spoken {}

    /** The rupees under a key of a tool's result; empty if the tool gave none. */
    static Optional<Spoken> rupees(Map<String, Object> source, String key) {
        return number(source, key).map(Rupees::new);
    }

    /** The figure of a slot in its own unit; empty if the slot is not filled or has no unit. */
    static Optional<Spoken> slot(Map<String, Object> slots, String name) {
        return number(slots, name).flatMap(value -> switch (name) {
            case "gold_weight_g", "net_weight_g" -> Optional.of(new Grams(value));
            case "purity_karat" -> Optional.of(new Karat(value.intValue()));
            case "tenure_months" -> Optional.of(new Months(value.intValue()));
            case "loan_amount_inr", "requested_amount_inr", "outstanding_inr" -> Optional.of(new Rupees(value));
            case "interest_rate_pct_pa" -> Optional.of(new Percent(value));
            default -> Optional.empty();
        });
    }

    /** The percent under a key of a tool's result; empty if the tool gave none. */
    static Optional<Spoken> percent(Map<String, Object> source, String key) {
        return number(source, key).map(Percent::new);
    }

    /** The number under a key; empty if there is none. */
    static Optional<BigDecimal> number(Map<String, Object> source, String key) {
        return source.get(key) instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }
}
