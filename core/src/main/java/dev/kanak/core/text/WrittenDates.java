package dev.kanak.core.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates written in digits, the day first unless the year is: "25/11", "25-11-2026", "2026-11-25". */
final class WrittenDates {

    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:/(\\d{2}|\\d{4}))?");
    private static final Pattern SMALL = Pattern.compile("\\d{1,2}");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}");

    /** @param to index after its last token */
    record Written(int to, LocalDate date) {}

    private WrittenDates() {}

    /** The date written at an index; without a year the next such day. */
    static Optional<Written> at(List<String> tokens, int at, LocalDate today) {
        Matcher slashed = SLASHED.matcher(tokens.get(at));
        if (slashed.matches()) {
            int day = Integer.parseInt(slashed.group(1));
            int month = Integer.parseInt(slashed.group(2));
            int year = slashed.group(3) == null ? today.getYear() : Integer.parseInt(slashed.group(3));
            return date(year < 100 ? 2000 + year : year, month, day)
                    .map(date -> slashed.group(3) == null && date.isBefore(today) ? date.plusYears(1) : date)
                    .map(date -> new Written(at + 1, date));
        }
        if (at + 2 >= tokens.size() || !SMALL.matcher(tokens.get(at + 1)).matches()) {
            return Optional.empty();
        }
        String first = tokens.get(at);
        String third = tokens.get(at + 2);
        int month = Integer.parseInt(tokens.get(at + 1));
        Optional<LocalDate> date = Optional.empty();
        if (SMALL.matcher(first).matches() && YEAR.matcher(third).matches()) {
            date = date(Integer.parseInt(third), month, Integer.parseInt(first));
        } else if (YEAR.matcher(first).matches() && SMALL.matcher(third).matches()) {
            date = date(Integer.parseInt(first), month, Integer.parseInt(third));
        }
        return date.map(found -> new Written(at + 3, found));
    }

    static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
