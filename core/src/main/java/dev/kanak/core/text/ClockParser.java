package dev.kanak.core.text;

import dev.kanak.core.text.CalendarReading.DayPart;
import dev.kanak.core.text.Lexeme.Kind;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a time of day that begins at an index of an utterance. */
final class ClockParser {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final Pattern POINTED = Pattern.compile("(\\d{1,2})\\.([0-5]\\d)");
    private static final int NOON = 12;
    private static final int MINUTES = 60;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * A time, or a stretch of time if both ends differ.
     *
     * @param marked whether am or pm was said
     */
    record Clock(int to, int from, int until, boolean marked) {}

    /** A span's end and minutes past midnight or noon. */
    private record Minutes(int to, int value) {}

    private final List<String> tokens;
    private final CalendarWords words;
    private final Lexemes lexemes;
    private final Map<Integer, NumberSpan> numbers = new HashMap<>();
    private final boolean asked;

    /**
     * Takes an utterance.
     *
     * @param asked whether a time was asked for, so that a bare number is one
     */
    ClockParser(List<String> tokens, CalendarWords words, boolean asked) {
        this.tokens = tokens;
        this.words = words;
        this.asked = asked;
        lexemes = new Lexemes(tokens);
        NumberReader.read(tokens).forEach(span -> numbers.put(span.from(), span));
    }

    Optional<NumberSpan> number(int at) {
        return Optional.ofNullable(numbers.get(at));
    }

    /** The time that begins at an index; hours as said, to be resolved by {@link #resolve}. */
    Optional<Clock> parse(int at) {
        Optional<CalendarWords.Found> noon = words.at("noon", at);
        if (noon.isPresent()) {
            return Optional.of(new Clock(noon.get().to(), NOON * MINUTES, NOON * MINUTES, true));
        }
        return relative(at)
                .or(() -> written(at))
                .or(() -> minutesPast(at))
                .or(() -> pair(at))
                .or(() -> plain(at))
                .map(this::withMark);
    }

    /** "Half past four", "quarter to eleven", "ten minutes past three". */
    private Optional<Clock> relative(int at) {
        Optional<Minutes> said = fraction(at)
                .or(() -> number(at)
                        .filter(s -> !s.isRange() && isHourOrMinute(s, MINUTES - 1))
                        .map(s -> new Minutes(
                                words.after("minute", s.to()), s.value().intValue())));
        if (said.isEmpty()) {
            return Optional.empty();
        }
        int minutes = said.get().value();
        int next = said.get().to();
        boolean past = words.is("past-word", next);
        boolean before = words.is("to-word", next) && !words.is("clock", at + 1);
        if (!past && !before) {
            return Optional.empty();
        }
        Optional<NumberSpan> hour = number(next + 1)
                .filter(s -> isHourOrMinute(s, NOON) && s.value().signum() > 0);
        boolean spoken = lexemes.at(at).english()
                && hour.filter(h -> h.value().intValue() < minutes).isPresent();
        boolean range = before && next == at + 1 && !lexemes.is(at, Kind.HALF) && minutes <= NOON && !spoken;
        if (hour.isEmpty() || range) {
            return Optional.empty();
        }
        int total = hour.get().value().intValue() * MINUTES + (past ? minutes : -minutes);
        return Optional.of(single(hour.get().to(), total));
    }

    /** "Half", "quarter". */
    private Optional<Minutes> fraction(int at) {
        Lexeme lexeme = lexemes.at(at);
        BigDecimal minutes = lexeme.value().multiply(BigDecimal.valueOf(MINUTES));
        return lexeme.is(Kind.HALF) && lexeme.english()
                ? Optional.of(new Minutes(at + 1, minutes.intValue()))
                : Optional.empty();
    }

    private static boolean isHourOrMinute(NumberSpan span, int most) {
        return span.value().stripTrailingZeros().scale() <= 0 && span.value().compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /** "16:30", "4.30 baje". */
    private Optional<Clock> written(int at) {
        Matcher colon = WRITTEN.matcher(token(at));
        if (colon.matches()) {
            return clock(at + 1, Integer.parseInt(colon.group(1)), Integer.parseInt(colon.group(2)));
        }
        Matcher point = POINTED.matcher(token(at));
        return point.matches() && isClockWord(at + 1)
                ? clock(at + 1, Integer.parseInt(point.group(1)), Integer.parseInt(point.group(2)))
                : Optional.empty();
    }

    /** "Gyarah bajkar bees minute", "paanch bajne mein das minute". */
    private Optional<Clock> minutesPast(int at) {
        Optional<NumberSpan> hour =
                number(at).filter(s -> isHourOrMinute(s, NOON) && s.value().signum() > 0);
        if (hour.isEmpty()) {
            return Optional.empty();
        }
        boolean before = words.is("to-hour", hour.get().to());
        int next = words.after(before ? "to-hour" : "past-hour", hour.get().to());
        Optional<NumberSpan> minutes = number(next).filter(s -> isHourOrMinute(s, MINUTES - 1));
        if (next == hour.get().to() || minutes.isEmpty()) {
            return Optional.empty();
        }
        int to = words.after("minute", minutes.get().to());
        int past = minutes.get().value().intValue();
        return Optional.of(single(to, hour.get().value().intValue() * MINUTES + (before ? -past : past)));
    }

    /** "Four thirty", "10 15 am": an hour and minutes side by side. */
    private Optional<Clock> pair(int at) {
        Lexeme hour = lexemes.at(at);
        boolean english = hour.english() && (hour.is(Kind.DIGIT) || hour.is(Kind.WHOLE));
        boolean numeral = hour.is(Kind.NUMERAL) && token(at).length() <= 2;
        if ((!english && !numeral)
                || hour.value().compareTo(BigDecimal.valueOf(NOON)) > 0
                || hour.value().signum() == 0) {
            return Optional.empty();
        }
        Optional<Minutes> minutes = english ? spokenMinutes(at + 1) : numeralMinutes(at + 1);
        boolean timely = asked || token(at - 1).equals("at") || token(at - 1).equals("around");
        return minutes.filter(found -> isClockWord(found.to()) || (timely && !lexemes.isUnit(found.to())))
                .flatMap(found -> clock(found.to(), hour.value().intValue(), found.value()));
    }

    private Optional<Minutes> numeralMinutes(int at) {
        boolean two = lexemes.is(at, Kind.NUMERAL) && token(at).matches("[0-5]\\d");
        return two ? Optional.of(new Minutes(at + 1, Integer.parseInt(token(at)))) : Optional.empty();
    }

    private Optional<Minutes> spokenMinutes(int at) {
        Lexeme first = lexemes.at(at);
        boolean minutes = first.english()
                && (first.is(Kind.TENS)
                        || (first.is(Kind.WHOLE) && first.value().compareTo(BigDecimal.TEN) >= 0));
        if (!minutes || first.value().compareTo(BigDecimal.valueOf(MINUTES)) >= 0) {
            return Optional.empty();
        }
        Lexeme second = lexemes.at(at + 1);
        boolean both = first.is(Kind.TENS) && second.is(Kind.DIGIT) && second.english();
        int value = first.value().intValue() + (both ? second.value().intValue() : 0);
        return Optional.of(new Minutes(both ? at + 2 : at + 1, value));
    }

    /** "Saadhe gyarah baje", "5 pm", "between 2 and 4"; a bare number if a time was asked for or a part of the day is beside it. */
    private Optional<Clock> plain(int at) {
        Optional<NumberSpan> found = number(at);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        NumberSpan span = found.get();
        boolean marked = isClockWord(span.to());
        boolean part = words.is("part", at - 1) || words.is("part", words.after("joint", span.to()));
        boolean bare =
                (asked || part || atHour(at, span)) && !lexemes.isUnit(span.to()) && !words.is("month-name", span.to());
        if (!marked && !bare) {
            return Optional.empty();
        }
        Optional<Integer> from = minutes(span.low(), marked);
        Optional<Integer> until = minutes(span.high(), marked);
        return from.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : Optional.of(new Clock(span.to(), from.get(), until.get(), false));
    }

    /** "Monday at eleven", "at 4 on Tuesday". */
    private boolean atHour(int at, NumberSpan span) {
        boolean hour =
                !span.isRange() && isHourOrMinute(span, NOON) && span.value().signum() > 0;
        boolean ends = span.to() >= tokens.size()
                || Set.of("on", "please", "then", "ok").contains(token(span.to()));
        return hour && ends && token(at - 1).equals("at");
    }

    /** Minutes of an hour with quarters, or of an hour and minutes said as one number ("four thirty" is 430). */
    private static Optional<Integer> minutes(BigDecimal value, boolean marked) {
        BigDecimal minutes = value.multiply(BigDecimal.valueOf(MINUTES));
        boolean quarter = minutes.remainder(BigDecimal.valueOf(15)).signum() == 0;
        if (value.compareTo(BigDecimal.valueOf(24)) <= 0 && value.signum() > 0 && quarter) {
            return Optional.of(minutes.intValue());
        }
        boolean fourDigits = value.compareTo(HUNDRED) >= 0 && value.compareTo(BigDecimal.valueOf(1260)) < 0;
        int whole = fourDigits ? value.intValue() : 0;
        boolean joined = marked && fourDigits && whole % 100 < MINUTES;
        return joined ? Optional.of(whole / 100 * MINUTES + whole % 100) : Optional.empty();
    }

    private boolean isClockWord(int at) {
        return words.is("clock", at) || words.is("am", at) || words.is("pm", at);
    }

    /** Takes "baje", "am", "pm" after a time. */
    private Clock withMark(Clock clock) {
        int to = words.after("clock", clock.to());
        Optional<CalendarWords.Found> mark = words.at("am", to).or(() -> words.at("pm", to));
        if (mark.isEmpty()) {
            return new Clock(to, clock.from(), clock.until(), clock.marked());
        }
        int shift = mark.get().value() * MINUTES;
        return new Clock(mark.get().to(), shifted(clock.from(), shift), shifted(clock.until(), shift), true);
    }

    private static int shifted(int minutes, int shift) {
        return minutes % (NOON * MINUTES) + shift;
    }

    private static Optional<Clock> clock(int to, int hour, int minute) {
        return hour < 24 && minute < MINUTES ? Optional.of(single(to, hour * MINUTES + minute)) : Optional.empty();
    }

    private static Clock single(int to, int minutes) {
        return new Clock(to, minutes, minutes, false);
    }

    private String token(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at) : "";
    }

    /**
     * The time of day that minutes as said stand for.
     *
     * @param marked whether am, pm or the 24-hour clock fixed it
     * @param part part of the day said with it
     */
    static LocalTime resolve(int minutes, boolean marked, Optional<DayPart> part) {
        int hour = minutes / MINUTES;
        boolean morning = part.filter(DayPart.MORNING::equals).isPresent();
        boolean night = part.filter(DayPart.NIGHT::equals).isPresent();
        int shift = 0;
        if (!marked && hour <= NOON) {
            boolean half = hour < NOON && (part.isEmpty() ? hour < 8 : !morning && !(night && hour < 5));
            boolean noonIsOver = hour == NOON && (morning || night);
            boolean late = part.filter(DayPart.AFTERNOON::equals).isPresent() && hour >= 10;
            shift = noonIsOver || (half && !late) ? NOON : 0;
        }
        int total = (minutes + shift * MINUTES) % (24 * MINUTES);
        return LocalTime.of(total / MINUTES, total % MINUTES);
    }
}
