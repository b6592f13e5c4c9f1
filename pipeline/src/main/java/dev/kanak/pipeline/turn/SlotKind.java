package dev.kanak.pipeline.turn;

import java.util.Map;
import java.util.Optional;

/** What kind of answer completes the slot that was asked for; each has an input of the network. */
enum SlotKind {
    NONE(0),
    PHONE(1),
    PINCODE(2),
    AMOUNT(3),
    WEIGHT(4),
    PURITY(5),
    TENURE(6),
    WHEN(7),
    NAME(8),
    PLACE(9),
    CHOICE(10),
    OTHER(11);

    /** How many kinds there are. */
    static final int COUNT = 12;

    private static final int PHONE_DIGITS = 10;
    private static final int PINCODE_DIGITS = 6;

    private static final Map<String, SlotKind> BY_SLOT = Map.ofEntries(
            Map.entry("phone", PHONE),
            Map.entry("mobile", PHONE),
            Map.entry("pincode", PINCODE),
            Map.entry("pin_code", PINCODE),
            Map.entry("loan_amount_inr", AMOUNT),
            Map.entry("amount", AMOUNT),
            Map.entry("outstanding_inr", AMOUNT),
            Map.entry("principal_inr", AMOUNT),
            Map.entry("gold_weight_g", WEIGHT),
            Map.entry("weight", WEIGHT),
            Map.entry("net_weight_g", WEIGHT),
            Map.entry("items", WEIGHT),
            Map.entry("purity_karat", PURITY),
            Map.entry("purity", PURITY),
            Map.entry("tenure_months", TENURE),
            Map.entry("tenure", TENURE),
            Map.entry("remaining_months", TENURE),
            Map.entry("interest_rate_pct_pa", TENURE),
            Map.entry("current_rate_pct", TENURE),
            Map.entry("age", TENURE),
            Map.entry("date", WHEN),
            Map.entry("time", WHEN),
            Map.entry("time_window", WHEN),
            Map.entry("name", NAME),
            Map.entry("city", PLACE),
            Map.entry("locality", PLACE),
            Map.entry("branch", PLACE),
            Map.entry("branch_id", PLACE),
            Map.entry("affirmation", CHOICE),
            Map.entry("confirm", CHOICE),
            Map.entry("consent_recording", CHOICE),
            Map.entry("consent", CHOICE),
            Map.entry("hallmarked", CHOICE),
            Map.entry("product", CHOICE),
            Map.entry("purpose", CHOICE),
            Map.entry("current_lender_type", CHOICE),
            Map.entry("language", CHOICE));

    private final int input;

    SlotKind(int input) {
        this.input = input;
    }

    /** Its place among the network's inputs, from 0. */
    int input() {
        return input;
    }

    /** The kind of a slot by its name in the domain's documents; NONE if nothing was asked. */
    static SlotKind of(Optional<String> asked) {
        return asked.filter(slot -> !slot.isEmpty())
                .map(slot -> BY_SLOT.getOrDefault(slot, OTHER))
                .orElse(NONE);
    }

    /** True if a run of so many digits is a whole number: ten for a telephone, six for a postal code. */
    boolean completeAt(int digits) {
        return switch (this) {
            case PHONE -> digits == PHONE_DIGITS;
            case PINCODE -> digits == PINCODE_DIGITS;
            case NONE, AMOUNT, WEIGHT, PURITY, TENURE, WHEN, NAME, PLACE, CHOICE, OTHER ->
                digits == PHONE_DIGITS || digits == PINCODE_DIGITS;
        };
    }

    /** The longest run of digits that can be an answer. */
    int mostDigits() {
        return this == PINCODE ? PINCODE_DIGITS : PHONE_DIGITS;
    }
}
