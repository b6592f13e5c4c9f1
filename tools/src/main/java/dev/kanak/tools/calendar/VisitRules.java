package dev.kanak.tools.calendar;

import dev.kanak.tools.branch.OpeningHours;
import dev.kanak.tools.branch.VisitPlace;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When a visit may begin.
 *
 * @param placesPerSlot visits that may begin in the same slot of a branch
 * @param daysAhead farthest day that may be booked
 */
public record VisitRules(int placesPerSlot, int daysAhead) {

    private static final int MINUTES_PER_HOUR = 60;

    /** Why a time cannot be booked. */
    enum Refusal {
        IN_THE_PAST,
        TOO_FAR_AHEAD,
        BRANCH_CLOSED,
        OUTSIDE_HOURS,
        SLOT_FULL
    }

    public VisitRules {
        if (placesPerSlot < 1 || daysAhead < 1) {
            throw new IllegalArgumentException("placesPerSlot and daysAhead must be at least 1");
        }
    }

    /** What stands against a time, places apart. */
    Optional<Refusal> refusal(VisitPlace place, LocalDateTime startsAt, LocalDateTime now) {
        if (startsAt.isBefore(now)) {
            return Optional.of(Refusal.IN_THE_PAST);
        }
        if (startsAt.toLocalDate().isAfter(now.toLocalDate().plusDays(daysAhead))) {
            return Optional.of(Refusal.TOO_FAR_AHEAD);
        }
        Optional<OpeningHours.Window> window = place.hours().on(startsAt.toLocalDate());
        if (window.isEmpty()) {
            return Optional.of(Refusal.BRANCH_CLOSED);
        }
        LocalTime time = startsAt.toLocalTime();
        boolean open = !time.isBefore(window.get().open())
                && !time.isAfter(window.get().lastGold());
        return open ? Optional.empty() : Optional.of(Refusal.OUTSIDE_HOURS);
    }

    /** Beginning of the slot in which a time lies; slots are counted from the full hour. */
    static LocalDateTime slotOf(VisitPlace place, LocalDateTime time) {
        int minute = time.getHour() * MINUTES_PER_HOUR + time.getMinute();
        int start = minute - minute % place.slotMinutes();
        return time.toLocalDate().atTime(start / MINUTES_PER_HOUR, start % MINUTES_PER_HOUR);
    }
}
