package dev.kanak.tools.outbox;

import java.util.Map;

/**
 * Something that was done.
 *
 * @param id unique; receivers get it as their idempotency key
 * @param kind what it was
 * @param subject row it is about, e.g. a lead's id; events of one subject are delivered in order
 * @param payload JSON values; may hold a name and a phone number, never to be logged
 */
public record Event(String id, Kind kind, String subject, Map<String, Object> payload) {

    /** What can happen. */
    public enum Kind {
        LEAD_SAVED("lead.saved"),
        CONSENT_RECORDED("consent.recorded"),
        CALL_SUMMARISED("call.summarised"),
        APPOINTMENT_BOOKED("appointment.booked"),
        APPOINTMENT_MOVED("appointment.moved"),
        MESSAGE_REQUESTED("message.requested"),
        HANDOVER_REQUESTED("handover.requested");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Name on the wire, e.g. {@code lead.saved}. */
        public String word() {
            return word;
        }
    }

    @Override
    public String toString() {
        return "Event[id=" + id + ", kind=" + kind.word() + ", subject=" + subject + "]";
    }
}
