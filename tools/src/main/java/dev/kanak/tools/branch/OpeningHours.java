package dev.kanak.tools.branch;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When a branch receives people who bring gold. Immutable.
 *
 * <p>Banks in India work on the first, third and fifth Saturday of a month and rest on Sundays, the second and fourth
 * Saturday and public holidays.
 *
 * @param weekdays Monday to Friday
 * @param workingSaturdays first, third and fifth Saturday
 * @param holidays on which the branch is closed
 */
public record OpeningHours(Window weekdays, Window workingSaturdays, Set<LocalDate> holidays) {

    private static final int DAYS_OF_WEEK = 7;

    /**
     * Hours of a day.
     *
     * @param lastGold latest time at which gold is still tested
     */
    public record Window(LocalTime open, LocalTime close, LocalTime lastGold) {}

    public OpeningHours {
        holidays = Set.copyOf(holidays);
    }

    /**
     * Reads the shape that {@code branches.json} has.
     *
     * @throws IllegalArgumentException naming the branch if it has another
     */
    static OpeningHours of(String branchId, Map<String, Object> hours, Set<LocalDate> holidays) {
        return new OpeningHours(window(branchId, hours, "mon_fri"), window(branchId, hours, "sat_1_3_5"), holidays);
    }

    private static Window window(String branchId, Map<String, Object> hours, String key) {
        if (!(hours.get(key) instanceof Map<?, ?> day)) {
            throw new IllegalArgumentException(branchId + ": hours lack " + key);
        }
        return new Window(time(day, "open"), time(day, "close"), time(day, "gold_desk_last"));
    }

    private static LocalTime time(Map<?, ?> day, String key) {
        return LocalTime.parse(String.valueOf(day.get(key)));
    }

    /** Hours of a date; empty if the branch is closed. */
    public Optional<Window> on(LocalDate date) {
        if (holidays.contains(date) || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Optional.empty();
        }
        if (date.getDayOfWeek() != DayOfWeek.SATURDAY) {
            return Optional.of(weekdays);
        }
        int saturday = (date.getDayOfMonth() - 1) / DAYS_OF_WEEK + 1;
        return List.of(2, 4).contains(saturday) ? Optional.empty() : Optional.of(workingSaturdays);
    }
}
