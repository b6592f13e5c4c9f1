package dev.kanak.agent.fsm;

import java.util.Locale;

/** Something with an effect that the caller asked for. */
enum Errand {
    /** A visit to a branch at a time. */
    VISIT("book_appointment", State.APPOINTMENT),
    CALL_BACK("create_lead", State.LEAD),
    /** A message with what was said. */
    SUMMARY("send_summary", State.LEAD),
    /** No more calls to a number. */
    NO_CALLS("record_consent", State.LEAD);

    private final String tool;
    private final State state;

    Errand(String tool, State state) {
        this.tool = tool;
        this.state = state;
    }

    /** The tool that does it. */
    String tool() {
        return tool;
    }

    /** The state in which what it needs is gathered. */
    State state() {
        return state;
    }

    /** Its name in keys of prompts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
