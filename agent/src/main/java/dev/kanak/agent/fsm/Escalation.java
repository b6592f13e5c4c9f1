package dev.kanak.agent.fsm;

import dev.kanak.agent.topic.Topic;
import java.util.Locale;

/** Why a person takes over. */
enum Escalation {
    REQUEST(false, "human"),
    COMPLAINT(false, "escalate.complaint"),
    ANGER(true, "escalate.anger"),
    FRAUD(true, "escalate.fraud"),
    DEATH(true, "escalate.death"),
    LEGAL(true, "escalate.legal"),
    AUTHORITY(true, "escalate.authority"),
    COERCION(true, "escalate.coercion"),
    DISTRESS(true, "escalate.distress"),
    ERASURE(false, "escalate.erasure"),
    NOT_UNDERSTOOD(false, "");

    private final boolean urgent;
    private final String prompt;

    Escalation(boolean urgent, String prompt) {
        this.urgent = urgent;
        this.prompt = prompt;
    }

    static Escalation of(Topic topic) {
        return valueOf(topic.name());
    }

    String priority() {
        return urgent ? "high" : "normal";
    }

    /** Key of what is said first; empty if nothing is. */
    String prompt() {
        return prompt;
    }

    /** Its name for the person who takes over. */
    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }
}
