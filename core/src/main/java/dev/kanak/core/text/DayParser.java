package dev.kanak.core.text;

import dev.kanak.core.text.CalendarWords.Found;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a day that begins at an index. */
final class DayParser {

    private static final int WEEK = 7;
    private static final int MONTHS = 12;
    private static final int HOURS = 12;

    /**
     * A day.
     *
     * @param weak whether it says little alone: today, now
     * @param weekday whether only its weekday is named
     */
    record Day(int to, LocalDate date, boolean weak, boolean weekday) {

        Day(int to, LocalDate date, boolean weak) {
            this(to, date, weak, false);
        }
    }

    private final List<String> tokens;
    private final CalendarWords words;
    private final ClockParser numbers;
    private final LocalDate today;
    private final boolean asked;

    DayParser(List<String> tokens, CalendarWords words, ClockParser numbers, LocalDate today, boolean asked) {
        this.tokens = tokens;
        this.words = words;
        this.numbers = numbers;
        this.today = today;
        this.asked = asked;
    }

    Optional<Day> parse(int at) {
        return WrittenDates.at(tokens, at, today)
                .map(date -> new Day(date.to(), date.date(), false))
                .or(() -> ahead(at))
                .or(() -> relative(at))
                .or(() -> weekday(at))
                .or(() -> ofMonth(at));
    }

    private Optional<Day> relative(int at) {
        return words.at("day", at)
                .or(() -> words.at("day-phrase", at))
                .map(found -> new Day(found.to(), today.plusDays(found.value()), found.value() == 0));
    }

    /** "Teen din baad", "in three days", "ek hafte mein", "two weeks later". */
    private Optional<Day> ahead(int at) {
        int start = words.after("in", at);
        Optional<NumberSpan> count = numbers.number(start).filter(span -> !span.isRange());
        int unit = count.map(NumberSpan::to).orElse(start + 1);
        boolean article = count.isEmpty()
                && start > at
                && tokens.size() > start
                && tokens.get(start).equals("a");
        if (count.isEmpty() && !article) {
            return Optional.empty();
        }
        int number = count.map(span -> span.value().intValue()).orElse(1);
        Optional<Found> days = words.at("days", unit).or(() -> words.at("week", unit));
        if (days.isEmpty() || number > 366) {
            return Optional.empty();
        }
        int end = days.get().to();
        boolean begun = start > at;
        int after = words.after("ahead", words.after("joint", end));
        int within = words.after("in-after", end);
        boolean ended = after > words.after("joint", end) || (asked && within > end);
        int to = ended ? Math.max(after, within) : end;
        LocalDate date = today.plusDays((long) number * days.get().value());
        return begun || ended ? Optional.of(new Day(to, date, false)) : Optional.empty();
    }

    /** "Agle somvaar", "is shanivaar", "next week Friday"; "pichle somvaar" is over. */
    private Optional<Day> weekday(int at) {
        int next = words.after("next", at);
        int last = words.after("past", at);
        boolean lead = next > at;
        Optional<Found> week = lead ? words.at("week", next) : Optional.empty();
        int from = week.map(found -> words.after("joint", found.to()))
                .orElseGet(() -> lead ? next : last > at ? last : words.after("this", at));
        Optional<Found> named = words.at("weekday", from);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        int ahead = Math.floorMod(named.get().value() - today.getDayOfWeek().getValue() - 1, WEEK) + 1;
        LocalDate date = today.plusDays(ahead);
        if (week.isPresent()) {
            LocalDate monday = today.plusDays(WEEK - today.getDayOfWeek().getValue() + 1L);
            date = monday.plusDays(named.get().value() - 1L);
        }
        if (last > at) {
            date = today.minusDays(1);
        }
        return Optional.of(new Day(named.get().to(), date, false, last == at && week.isEmpty()));
    }

    /** "25 tareekh", "the 30th", "25 December", "December 25", "agle mahine ki paanch tareekh". */
    private Optional<Day> ofMonth(int at) {
        Optional<Found> month = words.at("month-name", at);
        if (month.isPresent()) {
            Optional<Found> day = dayNumber(words.after("joint", month.get().to()));
            return day.flatMap(d ->
                    inMonth(words.after("date", d.to()), d.value(), month.get().value()));
        }
        int next = words.after("next", at);
        Optional<Found> later = next > at ? words.at("month", next) : Optional.empty();
        int from = later.map(found -> words.after("joint", found.to())).orElse(at);
        Optional<Found> said = words.at("date", from);
        int number = words.after("joint", said.map(Found::to).orElse(from));
        Optional<Found> day = dayNumber(number);
        if (day.isEmpty()) {
            return Optional.empty();
        }
        int of = day.get().to() < tokens.size() && tokens.get(day.get().to()).equals("of") ? 1 : 0;
        Optional<Found> named = words.at("month-name", day.get().to() + of);
        if (named.isPresent()) {
            return inMonth(named.get().to(), day.get().value(), named.get().value());
        }
        int to = words.after("date", day.get().to());
        boolean marked = said.isPresent() || to > day.get().to() || later.isPresent() || isDayOnly(number, day.get());
        return marked ? next(to, day.get().value(), later.isPresent()) : Optional.empty();
    }

    /** Whether a number alone means a day: "the 30th", and any number if a day was asked for and nothing follows. */
    private boolean isDayOnly(int at, Found day) {
        if (at > 0 && tokens.get(at - 1).equals("at")) {
            return false;
        }
        if (isHourOfWeekday(at, day)) {
            return false;
        }
        boolean ordinal = numbers.number(at).map(NumberSpan::to).orElse(at) < day.to();
        int after = words.after("joint", day.to());
        boolean the = at > 0 && Set.of("the", "on").contains(tokens.get(at - 1));
        boolean alone = asked && (after == tokens.size() || words.is("part", after)) && !words.is("part", at - 1);
        boolean ko = day.to() < tokens.size() && Set.of("ko", "को").contains(tokens.get(day.to()));
        return (ordinal && (the || asked) && !words.is("month", day.to())) || alone || (asked && ko);
    }

    /** "Monday 11", where the 11th is no Monday: a time of day. */
    private boolean isHourOfWeekday(int at, Found number) {
        return number.value() <= HOURS
                && IntStream.range(Math.max(0, at - 2), at)
                        .mapToObj(from -> words.at("weekday", from))
                        .flatMap(Optional::stream)
                        .filter(weekday -> words.after("joint", weekday.to()) == at)
                        .anyMatch(weekday -> next(at, number.value(), false)
                                .filter(date -> date.date().getDayOfWeek().getValue() == weekday.value())
                                .isEmpty());
    }

    private Optional<Day> inMonth(int to, int day, int month) {
        for (int year = today.getYear(); year <= today.getYear() + 1; year++) {
            Optional<LocalDate> date = WrittenDates.date(year, month, day);
            boolean soon = date.filter(d -> !d.isBefore(today)).isPresent();
            if (soon && date.get().isBefore(today.plusMonths(MONTHS / 2 + 1L))) {
                return Optional.of(new Day(skipYear(to), date.get(), false));
            }
        }
        return WrittenDates.date(today.getYear(), month, day).map(date -> new Day(skipYear(to), date, false));
    }

    private int skipYear(int to) {
        boolean year = to < tokens.size() && tokens.get(to).matches("20\\d{2}");
        return year ? to + 1 : to;
    }

    private Optional<Day> next(int to, int day, boolean nextMonth) {
        LocalDate month = today.withDayOfMonth(1).plusMonths(nextMonth ? 1 : 0);
        for (int i = 0; i < MONTHS; i++) {
            Optional<LocalDate> date = WrittenDates.date(month.getYear(), month.getMonthValue(), day);
            if (date.filter(d -> !d.isBefore(today)).isPresent()) {
                return Optional.of(new Day(to, date.get(), false));
            }
            month = month.plusMonths(1);
        }
        return Optional.empty();
    }

    /** 1 to 31 as a number or an ordinal: "25", "25th", "twenty fifth", "pehli". */
    private Optional<Found> dayNumber(int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        String token = tokens.get(at);
        if (token.matches("\\d{1,2}(st|nd|rd|th)")) {
            return dayOf(Integer.parseInt(token.replaceAll("\\D", "")), at + 1);
        }
        Optional<Found> ordinal = words.at("ordinal", at);
        if (ordinal.isPresent()) {
            return ordinal;
        }
        if (isOne(at)) {
            return dayOf(1, at + 1);
        }
        Optional<NumberSpan> span = numbers.number(at)
                .filter(s -> !s.isRange() && s.value().stripTrailingZeros().scale() <= 0);
        if (span.isEmpty() || span.get().value().longValue() > 31) {
            return Optional.empty();
        }
        int value = span.get().value().intValue();
        boolean tens = value == 20 || value == 30;
        Optional<Found> unit =
                tens ? words.at("ordinal", span.get().to()).filter(f -> f.value() < 10) : Optional.empty();
        return unit.isPresent()
                ? dayOf(value + unit.get().value(), unit.get().to())
                : dayOf(value, span.get().to());
    }

    /** "Ek December", "ek tareekh": elsewhere "ek" is an article. */
    private boolean isOne(int at) {
        Lexeme lexeme = NumberLexicon.lexeme(tokens.get(at));
        boolean one = lexeme.is(Lexeme.Kind.DIGIT) && lexeme.value().intValue() == 1;
        return one && (words.is("month-name", at + 1) || words.is("date", at + 1));
    }

    private static Optional<Found> dayOf(int value, int to) {
        return value >= 1 && value <= 31 ? Optional.of(new Found(to, value)) : Optional.empty();
    }
}
