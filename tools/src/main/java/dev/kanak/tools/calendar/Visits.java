package dev.kanak.tools.calendar;

import dev.kanak.tools.branch.VisitPlace;
import dev.kanak.tools.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The booked visits, inside one transaction. A place of a slot is a number below the capacity; a unique index keeps two
 * visits from having the same.
 */
record Visits(Connection connection, VisitRules rules) {

    private static final String BOOKED = "BOOKED";
    private static final int DAYS_SEARCHED = 14;

    /** The visit that the same caller has at that time and branch. */
    Optional<Visit> sameTime(Visit wanted) throws SQLException {
        return Sql.first(
                connection,
                "SELECT * FROM appointments WHERE phone = ? AND starts_at = ? AND branch_id = ? AND status = ?",
                Visit::of,
                wanted.phone(),
                wanted.startsAt().toString(),
                wanted.branchId(),
                BOOKED);
    }

    /** The visit that the call has booked for the caller. */
    Optional<Visit> ofCall(Visit wanted) throws SQLException {
        return Sql.first(
                connection,
                "SELECT * FROM appointments WHERE call_id = ? AND phone = ? AND status = ?",
                Visit::of,
                wanted.callId(),
                wanted.phone(),
                BOOKED);
    }

    /** Stores a visit; empty if its slot is full. */
    Optional<Visit> take(Visit wanted, VisitPlace place, long nowMs) throws SQLException {
        LocalDateTime slot = VisitRules.slotOf(place, wanted.startsAt());
        Optional<Integer> free = freePlace(wanted.branchId(), slot, Optional.empty());
        if (free.isEmpty()) {
            return Optional.empty();
        }
        Sql.update(
                connection,
                """
                INSERT INTO appointments (appointment_id, call_id, branch_id, slot_start, place, starts_at, name, phone,
                    purpose, status, sequence, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                wanted.id(),
                wanted.callId(),
                wanted.branchId(),
                slot.toString(),
                free.get(),
                wanted.startsAt().toString(),
                wanted.name(),
                wanted.phone(),
                wanted.purpose(),
                BOOKED,
                wanted.sequence(),
                nowMs,
                nowMs);
        return Optional.of(wanted);
    }

    /** Moves a visit; empty if the new slot is full, and the old one stands. */
    Optional<Visit> move(Visit before, Visit wanted, VisitPlace place, long nowMs) throws SQLException {
        LocalDateTime slot = VisitRules.slotOf(place, wanted.startsAt());
        Optional<Integer> free = freePlace(wanted.branchId(), slot, Optional.of(before.id()));
        if (free.isEmpty()) {
            return Optional.empty();
        }
        Visit moved = before.movedTo(wanted);
        Sql.update(
                connection,
                """
                UPDATE appointments SET branch_id = ?, slot_start = ?, place = ?, starts_at = ?, name = ?, purpose = ?,
                    sequence = ?, updated_at = ?
                WHERE appointment_id = ?
                """,
                moved.branchId(),
                slot.toString(),
                free.get(),
                moved.startsAt().toString(),
                moved.name(),
                moved.purpose(),
                moved.sequence(),
                nowMs,
                moved.id());
        return Optional.of(moved);
    }

    private Optional<Integer> freePlace(String branchId, LocalDateTime slot, Optional<String> except)
            throws SQLException {
        Set<Integer> taken = new HashSet<>(Sql.query(
                connection,
                "SELECT place FROM appointments WHERE branch_id = ? AND slot_start = ? AND status = ? AND"
                        + " appointment_id <> ?",
                row -> row.getInt(1),
                branchId,
                slot.toString(),
                BOOKED,
                except.orElse("")));
        for (int place = 0; place < rules.placesPerSlot(); place++) {
            if (!taken.contains(place)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** Free beginnings of slots nearest to a time, in order of the clock. */
    List<LocalDateTime> freeNear(VisitPlace place, LocalDateTime wanted, LocalDateTime now, int most)
            throws SQLException {
        LocalDate first = wanted.isBefore(now) ? now.toLocalDate() : wanted.toLocalDate();
        List<LocalDateTime> free = new ArrayList<>();
        for (int day = 0; day <= DAYS_SEARCHED && free.size() < most; day++) {
            free.addAll(freeOn(place, first.plusDays(day), now));
        }
        return free.stream()
                .sorted(Comparator.comparingLong(time -> Math.abs(ChronoUnit.MINUTES.between(wanted, time))))
                .limit(most)
                .sorted()
                .toList();
    }

    private List<LocalDateTime> freeOn(VisitPlace place, LocalDate date, LocalDateTime now) throws SQLException {
        List<LocalDateTime> free = new ArrayList<>();
        for (LocalDateTime slot = date.atStartOfDay();
                slot.toLocalDate().equals(date);
                slot = slot.plusMinutes(place.slotMinutes())) {
            if (rules.refusal(place, slot, now).isEmpty()
                    && freePlace(place.branchId(), slot, Optional.empty()).isPresent()) {
                free.add(slot);
            }
        }
        return free;
    }
}
