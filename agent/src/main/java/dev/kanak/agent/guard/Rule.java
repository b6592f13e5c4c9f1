package dev.kanak.agent.guard;

import java.util.Locale;

/** Why a sentence is not said. */
public enum Rule {
    /** It holds a number that no source gave. */
    UNLINKED_NUMBER,
    /** It promises, approves, waives or presses. */
    PROMISE,
    /** It gives another lender's rate that neither the caller nor an article gave. */
    OTHER_LENDERS_RATE,
    /** It holds a number that must not be said on a call. */
    PERSONAL_NUMBER;

    /** Its name in metrics and logs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
