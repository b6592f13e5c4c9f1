package dev.kanak.agent.fsm;

/** Where a conversation stands, named as in the conversation design. */
enum State {
    GREETING,
    CONSENT,
    DISCOVERY,
    QUALIFY,
    QUOTE,
    BRANCH,
    ESCALATE,
    GOODBYE,
    ENDED
}
