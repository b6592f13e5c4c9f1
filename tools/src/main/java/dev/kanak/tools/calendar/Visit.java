package dev.kanak.tools.calendar;

import dev.kanak.tools.argument.Result;
import dev.kanak.tools.branch.VisitPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * A visit to a branch that was booked or is to be.
 *
 * @param startsAt the branch's local time
 * @param sequence how often it was moved (RFC 5545, 3.8.7.4)
 */
record Visit(
        String id,
        String callId,
        String branchId,
        LocalDateTime startsAt,
        String name,
        String phone,
        Optional<String> purpose,
        int sequence) {

    static Visit of(ResultSet row) throws SQLException {
        return new Visit(
                row.getString("appointment_id"),
                row.getString("call_id"),
                row.getString("branch_id"),
                LocalDateTime.parse(row.getString("starts_at")),
                row.getString("name"),
                row.getString("phone"),
                Optional.ofNullable(row.getString("purpose")),
                row.getInt("sequence"));
    }

    /** The same visit at another time. */
    Visit movedTo(Visit wanted) {
        return new Visit(
                id,
                callId,
                wanted.branchId,
                wanted.startsAt,
                wanted.name,
                wanted.phone,
                wanted.purpose.or(() -> purpose),
                sequence + 1);
    }

    Map<String, Object> payload(VisitPlace place, VisitRules rules, ZoneId zone, long nowMs) {
        return new Result()
                .put("appointment_id", id)
                .put("call_id", callId)
                .put("branch_id", branchId)
                .put("branch_name", place.name())
                .put("address", place.address())
                .put("lat", place.lat())
                .put("lon", place.lon())
                .put("starts_at", startsAt.toString())
                .put("time_zone", zone.getId())
                .put("minutes", place.slotMinutes())
                .put("places_per_slot", rules.placesPerSlot())
                .put("name", name)
                .put("phone", phone)
                .putIfPresent("purpose", purpose)
                .put("sequence", sequence)
                .put("stamped_at_ms", nowMs)
                .toMap();
    }
}
