package dev.kanak.tools.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * A visit as calendars are told of it, read from an event's payload.
 *
 * @param sequence how often it was moved
 * @param stampedAt when it was booked or moved
 */
record BookedVisit(
        String id,
        String branchId,
        String branchName,
        String address,
        double lat,
        double lon,
        ZonedDateTime startsAt,
        Duration length,
        String name,
        String phone,
        int sequence,
        Instant stampedAt) {

    static BookedVisit of(Map<String, Object> payload) {
        return new BookedVisit(
                text(payload, "appointment_id"),
                text(payload, "branch_id"),
                text(payload, "branch_name"),
                text(payload, "address"),
                number(payload, "lat").doubleValue(),
                number(payload, "lon").doubleValue(),
                LocalDateTime.parse(text(payload, "starts_at")).atZone(ZoneId.of(text(payload, "time_zone"))),
                Duration.ofMinutes(number(payload, "minutes").longValue()),
                text(payload, "name"),
                text(payload, "phone"),
                number(payload, "sequence").intValue(),
                Instant.ofEpochMilli(number(payload, "stamped_at_ms").longValue()));
    }

    ZonedDateTime endsAt() {
        return startsAt.plus(length);
    }

    /** Globally unique name in calendars (RFC 7986, 5.3). */
    String uid() {
        return id + "@kanak";
    }

    String title() {
        return "Gold loan visit: " + name;
    }

    String details() {
        return "Booked by the voice agent. Call: +91" + phone;
    }

    private static String text(Map<String, Object> payload, String name) {
        Object value = payload.get(name);
        if (value == null) {
            throw new IllegalStateException("a visit's payload lacks " + name);
        }
        return value.toString();
    }

    private static Number number(Map<String, Object> payload, String name) {
        if (!(payload.get(name) instanceof Number number)) {
            throw new IllegalStateException("a visit's payload lacks the number " + name);
        }
        return number;
    }
}
