package dev.kanak.core.text;

import dev.kanak.core.text.CalendarReading.DayPart;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads the day and time of a visit or a call from words in Devanagari, Latin-script Hindi and English.
 *
 * <p>कल is tomorrow; a weekday is the next one strictly after today; a day of the month is its next occurrence. Hours
 * without a part of the day are 8 to 11 in the morning, 12 at noon, 1 to 7 in the afternoon. What is over is not given but
 * marked. Of several days or times the last that was not taken back counts. Pure and thread-safe.
 */
public final class CalendarReader {

    private final List<String> tokens;
    private final LocalDateTime now;
    private final CalendarWords words;
    private final ClockParser clocks;
    private final DayParser days;
    private final List<Item> items = new ArrayList<>();

    private sealed interface Item {
        int from();

        int to();

        record Day(int from, int to, LocalDate date, boolean weak, boolean weekday) implements Item {}

        record Time(int from, int to, ClockParser.Clock clock) implements Item {}

        record Part(int from, int to, DayPart part) implements Item {}
    }

    private CalendarReader(List<String> tokens, LocalDateTime now, boolean askedDate, boolean askedTime) {
        this.tokens = tokens;
        this.now = now;
        words = new CalendarWords(tokens);
        clocks = new ClockParser(tokens, words, askedTime);
        days = new DayParser(tokens, words, clocks, now.toLocalDate(), askedDate);
    }

    /**
     * The day and time named.
     *
     * @param tokens as {@link Tokens#of} gives them
     * @param now the caller's wall time
     * @param askedDate whether a day was asked for, so that a bare number is one
     * @param askedTime whether a time was asked for, so that a bare number is one
     */
    public static CalendarReading read(List<String> tokens, LocalDateTime now, boolean askedDate, boolean askedTime) {
        var reader = new CalendarReader(tokens, now, askedDate, askedTime);
        for (int at = 0; at < tokens.size(); ) {
            Optional<Item> item = reader.item(at);
            item.ifPresent(reader.items::add);
            at = item.map(Item::to).orElse(at + 1);
        }
        return reader.reading();
    }

    private Optional<Item> item(int at) {
        Optional<DayParser.Day> day = days.parse(at);
        if (day.isPresent()) {
            return day.map(d -> new Item.Day(at, d.to(), d.date(), d.weak(), d.weekday()));
        }
        Optional<ClockParser.Clock> clock = clocks.parse(at);
        if (clock.isPresent()) {
            return clock.map(c -> new Item.Time(at, c.to(), c));
        }
        return words.at("part", at).map(found -> new Item.Part(at, found.to(), part(found.value())));
    }

    private static DayPart part(int number) {
        return switch (number) {
            case 0 -> DayPart.MORNING;
            case 1 -> DayPart.AFTERNOON;
            case 2 -> DayPart.EVENING;
            default -> DayPart.NIGHT;
        };
    }

    private CalendarReading reading() {
        List<Item> standing = items.stream().filter(item -> !takenBack(item)).toList();
        Optional<Item.Day> day = day(standing);
        Optional<DayPart> part = last(standing, Item.Part.class).map(Item.Part::part);
        LocalDate today = now.toLocalDate();
        boolean past = day.filter(d -> d.date().isBefore(today)).isPresent();
        Optional<LocalDate> date = day.map(Item.Day::date).filter(d -> !d.isBefore(today));
        List<LocalTime> times = times(standing, part);
        boolean over = !times.isEmpty()
                && date.filter(today::equals).isPresent()
                && !times.getFirst().isAfter(now.toLocalTime());
        if (over) {
            times = List.of();
        }
        boolean named = standing.stream().anyMatch(CalendarReader::names);
        return new CalendarReading(
                date,
                times.stream().findFirst(),
                times.stream().skip(1).findFirst(),
                over
                        ? Optional.empty()
                        : part.filter(_ -> last(standing, Item.Time.class).isEmpty()),
                past || over,
                named,
                standing.size() < items.size() && !standing.isEmpty(),
                covered());
    }

    /** The last day; of "28 tareekh shanivaar" the date, which says more than the weekday beside it. */
    private Optional<Item.Day> day(List<Item> standing) {
        Optional<Item.Day> last = last(standing, Item.Day.class);
        if (last.filter(Item.Day::weekday).isEmpty()) {
            return last;
        }
        int from = last.get().from();
        return standing.stream()
                .filter(Item.Day.class::isInstance)
                .map(Item.Day.class::cast)
                .filter(day ->
                        !day.weekday() && !day.weak() && (day.to() == from || words.after("joint", day.to()) == from))
                .findFirst()
                .or(() -> last);
    }

    private static boolean names(Item item) {
        return switch (item) {
            case Item.Day day -> !day.weak();
            case Item.Time _ -> true;
            case Item.Part _ -> false;
        };
    }

    /** The time, or both ends of a stretch. */
    private List<LocalTime> times(List<Item> standing, Optional<DayPart> part) {
        List<Item.Time> all = standing.stream()
                .filter(Item.Time.class::isInstance)
                .map(Item.Time.class::cast)
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        Item.Time end = all.getLast();
        Item.Time begin = all.size() > 1 && joined(all.get(all.size() - 2), end) ? all.get(all.size() - 2) : end;
        LocalTime from = ClockParser.resolve(begin.clock().from(), begin.clock().marked(), part);
        LocalTime until = ClockParser.resolve(end.clock().until(), end.clock().marked(), part);
        return from.isBefore(until) ? List.of(from, until) : List.of(until);
    }

    /** "2 baje se 4 baje", "from 2 pm to 4 pm". */
    private boolean joined(Item.Time begin, Item.Time end) {
        return end.from() == begin.to() + 1
                && (Set.of("se", "से", "to", "till", "until", "टू").contains(tokens.get(begin.to()))
                        || (tokens.get(begin.to()).equals("and")
                                && tokens.subList(0, begin.from()).contains("between")));
    }

    private boolean takenBack(Item item) {
        int next = words.after("joint", item.to());
        boolean denied = words.is("negation", next) || words.is("negation", item.to());
        boolean before = item.from() > 0 && tokens.get(item.from() - 1).equals("not");
        boolean laterOnes = items.stream().anyMatch(other -> other.from() > item.from());
        boolean weak = item instanceof Item.Day day && day.weak();
        return before || (denied && (laterOnes || weak));
    }

    private static <T extends Item> Optional<T> last(List<Item> items, Class<T> kind) {
        return items.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private Set<Integer> covered() {
        Set<Integer> covered = new HashSet<>();
        items.forEach(item -> IntStream.range(item.from(), item.to()).forEach(covered::add));
        return Set.copyOf(covered);
    }
}
