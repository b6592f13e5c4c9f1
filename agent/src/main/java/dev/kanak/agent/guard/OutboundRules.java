package dev.kanak.agent.guard;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When the lender may ring somebody up.
 *
 * @param from earliest local time
 * @param to time from which no call is begun
 * @param zone of the person called
 */
public record OutboundRules(LocalTime from, LocalTime to, ZoneId zone) {

    /** Whether a call may be placed, and what stands against it. */
    public enum Answer {
        ALLOWED,
        /** The person asked not to be called. */
        DO_NOT_CALL,
        /** The person has not agreed to be called for this purpose. */
        NO_CONSENT,
        OUTSIDE_HOURS
    }

    public OutboundRules {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to: " + from + ", " + to);
        }
    }

    /**
     * Whether a person may be called now.
     *
     * @param doNotCall the person asked not to be called, which overrules any consent
     * @param consented the person agreed to be called for this very purpose
     */
    public Answer mayCall(ZonedDateTime now, boolean doNotCall, boolean consented) {
        if (doNotCall) {
            return Answer.DO_NOT_CALL;
        }
        if (!consented) {
            return Answer.NO_CONSENT;
        }
        LocalTime local = now.withZoneSameInstant(zone).toLocalTime();
        return local.isBefore(from) || !local.isBefore(to) ? Answer.OUTSIDE_HOURS : Answer.ALLOWED;
    }
}
