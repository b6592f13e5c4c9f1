package dev.kanak.agent.intent;

import java.util.Locale;
import java.util.Optional;

/** What an utterance is for. */
public enum Intent {
    GREET,
    GOLD_LOAN_ENQUIRY,
    ASK_INTEREST_RATE,
    ASK_GOLD_PRICE,
    ASK_ELIGIBLE_AMOUNT,
    PROVIDE_DETAILS,
    ASK_EMI("ask_repayment"),
    ASK_REPAYMENT,
    ASK_DOCUMENTS,
    ASK_FEES,
    BALANCE_TRANSFER,
    COMPARE_COMPETITOR,
    ASK_SAFETY_AUCTION,
    ASK_CLOSURE_RELEASE,
    FIND_BRANCH,
    BOOK_APPOINTMENT,
    AFFIRM,
    DENY,
    CORRECTION,
    REPEAT("repeat_slow"),
    SLOWER("repeat_slow"),
    CHANGE_LANGUAGE,
    REQUEST_HUMAN,
    IDENTITY("request_human"),
    COMPLAINT,
    OUT_OF_SCOPE,
    INJECTION("out_of_scope"),
    PRIVACY_STOP,
    GOODBYE,
    HOLD("repeat_slow");

    private final Optional<String> label;

    Intent() {
        this.label = Optional.empty();
    }

    Intent(String label) {
        this.label = Optional.of(label);
    }

    /** Its name in the domain's intent list, where several intents may share one. */
    public String label() {
        return label.orElseGet(() -> name().toLowerCase(Locale.ROOT));
    }
}
