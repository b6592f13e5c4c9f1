package dev.kanak.core.text;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * The day and the time that an utterance names.
 *
 * @param date a day, today or later; the last named that was not taken back
 * @param time a time of day, or where a stretch of time begins
 * @param until where the stretch ends
 * @param part part of the day, if no time was named
 * @param past whether the day or time named is over
 * @param named whether something other than today and parts of the day was said: a weekday, a date, a time
 * @param corrected whether a day or time was taken back for another
 * @param covered indices of the tokens that were read
 */
public record CalendarReading(
        Optional<LocalDate> date,
        Optional<LocalTime> time,
        Optional<LocalTime> until,
        Optional<DayPart> part,
        boolean past,
        boolean named,
        boolean corrected,
        Set<Integer> covered) {

    /** Part of a day. */
    public enum DayPart {
        MORNING,
        AFTERNOON,
        EVENING,
        NIGHT
    }

    public boolean isEmpty() {
        return date.isEmpty() && time.isEmpty() && part.isEmpty() && !past;
    }
}
