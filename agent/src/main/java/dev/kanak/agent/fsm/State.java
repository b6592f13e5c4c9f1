package dev.kanak.agent.fsm;

/** Where a conversation stands, named as in the conversation design. */
public enum State {
    GREETING,
    CONSENT,
    DISCOVERY,
    QUALIFY,
    QUOTE,
    OBJECTION,
    COMPARE,
    BALANCE_TRANSFER,
    BRANCH,
    APPOINTMENT,
    LEAD,
    CONFIRM,
    ESCALATE,
    GOODBYE,
    ENDED
}
