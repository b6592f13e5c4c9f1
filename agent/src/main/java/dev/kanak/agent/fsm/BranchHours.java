package dev.kanak.agent.fsm;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a branch receives people who bring gold, as {@code find_branches} gives it. Public holidays are not in it: the
 * calendar refuses those.
 */
final class BranchHours {

    /**
     * Hours of a day.
     *
     * @param last latest time at which gold is still tested
     */
    record Window(LocalTime open, LocalTime close, LocalTime last) {

        boolean holds(LocalTime time) {
            return !time.isBefore(open) && !time.isAfter(last);
        }
    }

    private static final int DAYS_AHEAD = 14;
    private static final int DAYS_OF_WEEK = 7;
    private static final List<Integer> CLOSED_SATURDAYS = List.of(2, 4);

    private final Optional<Window> weekdays;
    private final Optional<Window> saturdays;

    private BranchHours(Optional<Window> weekdays, Optional<Window> saturdays) {
        this.weekdays = weekdays;
        this.saturdays = saturdays;
    }

    /** The hours in a branch's fields; empty if they cannot be read. */
    static Optional<BranchHours> of(Map<String, Object> branch) {
        if (!(branch.get("hours") instanceof Map<?, ?> hours)) {
            return Optional.empty();
        }
        var read = new BranchHours(window(hours.get("mon_fri")), window(hours.get("sat_1_3_5")));
        return read.weekdays.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private static Optional<Window> window(@org.jspecify.annotations.Nullable Object day) {
        if (!(day instanceof Map<?, ?> fields)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Window(time(fields, "open"), time(fields, "close"), time(fields, "gold_desk_last")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LocalTime time(Map<?, ?> fields, String key) {
        return LocalTime.parse(String.valueOf(fields.get(key)));
    }

    /** Hours of a date; empty if the branch is closed. */
    Optional<Window> on(LocalDate date) {
        if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Optional.empty();
        }
        if (date.getDayOfWeek() != DayOfWeek.SATURDAY) {
            return weekdays;
        }
        int saturday = (date.getDayOfMonth() - 1) / DAYS_OF_WEEK + 1;
        return CLOSED_SATURDAYS.contains(saturday) ? Optional.empty() : saturdays;
    }

    /** Whether a visit may begin then. */
    boolean open(LocalDateTime at, LocalDateTime now) {
        return at.isAfter(now)
                && on(at.toLocalDate())
                        .filter(window -> window.holds(at.toLocalTime()))
                        .isPresent();
    }

    /** The time nearest to a wanted one at which a visit may begin; empty if there is none within two weeks. */
    Optional<LocalDateTime> nearest(LocalDateTime wanted, LocalDateTime now) {
        LocalDate first = wanted.toLocalDate().isBefore(now.toLocalDate()) ? now.toLocalDate() : wanted.toLocalDate();
        for (int days = 0; days <= DAYS_AHEAD; days++) {
            LocalDate day = first.plusDays(days);
            Optional<LocalDateTime> at = on(day).map(window -> day.atTime(clamped(window, wanted.toLocalTime())));
            if (at.filter(time -> time.isAfter(now)).isPresent()) {
                return at;
            }
        }
        return Optional.empty();
    }

    private static LocalTime clamped(Window window, LocalTime time) {
        if (time.isBefore(window.open())) {
            return window.open();
        }
        return time.isAfter(window.last()) ? window.last() : time;
    }
}
