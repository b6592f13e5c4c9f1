package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import java.util.Optional;

/** What the agent has asked. */
enum Question {
    NONE("", ""),
    CONSENT(SlotName.CONSENT, "consent.ask"),
    NEED("", "discovery"),
    MORE("", "more"),
    WEIGHT(SlotName.WEIGHT, "qualify.weight"),
    PURITY(SlotName.PURITY, "qualify.purity"),
    AMOUNT(SlotName.AMOUNT, "qualify.amount"),
    /** Asked within the sentence that offers less than was wanted. */
    REDUCED(SlotName.AFFIRMATION, ""),
    PRODUCT(SlotName.PRODUCT, "qualify.product"),
    TENURE(SlotName.TENURE, "qualify.tenure"),
    LENDER_TYPE(SlotName.LENDER_TYPE, "transfer.lender"),
    OUTSTANDING(SlotName.OUTSTANDING, "transfer.outstanding"),
    RATE(SlotName.RATE, "transfer.rate"),
    MONTHS_LEFT(SlotName.TENURE, "transfer.months"),
    CITY(SlotName.CITY, "branch.ask"),
    DATE(SlotName.DATE, "visit.date"),
    TIME(SlotName.TIME, "visit.time"),
    NAME(SlotName.NAME, "contact.name"),
    PHONE(SlotName.PHONE, "contact.phone"),
    /** The name, of a caller who may be one from an earlier call. */
    WHO(SlotName.NAME, "returning.ask"),
    /** Whether to be remembered for the next call. */
    REMEMBER(SlotName.AFFIRMATION, "remember.ask"),
    /** Asked within the read-back. */
    CONFIRM(SlotName.AFFIRMATION, ""),
    CHANGE("", "confirm.change"),
    /** Asked within the sentence that admits a failure. */
    CALL_BACK(SlotName.AFFIRMATION, ""),
    /** Asked within the sentence that offers a person. */
    HAND_OVER(SlotName.AFFIRMATION, ""),
    /** Asked within the sentence that says the agent is not following. */
    TRY_AGAIN(SlotName.AFFIRMATION, "");

    private final String slot;
    private final String prompt;

    Question(String slot, String prompt) {
        this.slot = slot;
        this.prompt = prompt;
    }

    Optional<String> slot() {
        return slot.isEmpty() ? Optional.empty() : Optional.of(slot);
    }

    /** Key of the sentence that asks it; empty if another sentence asks it. */
    Optional<String> prompt() {
        return prompt.isEmpty() ? Optional.empty() : Optional.of(prompt);
    }
}
