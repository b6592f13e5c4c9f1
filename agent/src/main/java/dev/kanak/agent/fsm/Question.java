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
    CITY(SlotName.CITY, "branch.ask"),
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
