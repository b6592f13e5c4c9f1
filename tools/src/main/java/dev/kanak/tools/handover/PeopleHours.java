package dev.kanak.tools.handover;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * When people take calls: Monday to Saturday.
 *
 * @param from included
 * @param to excluded
 */
public record PeopleHours(LocalTime from, LocalTime to) {

    public PeopleHours {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to");
        }
    }

    boolean includes(LocalDateTime time) {
        return time.getDayOfWeek() != DayOfWeek.SUNDAY
                && !time.toLocalTime().isBefore(from)
                && time.toLocalTime().isBefore(to);
    }
}
