package dev.kanak.agent.guard;

import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.Tokens;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one call with where each came from. A rupee amount is known to the rupee and rounded down to a hundred, a
 * day by its date, a time on both clocks. Not thread-safe.
 */
public final class KnownNumbers {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HOUR = BigDecimal.valueOf(60);
    private static final int HALF_DAY = 12;

    private static final int LEAST_RUN = 4;
    private static final Pattern SENTENCE = Pattern.compile("[।?!]|\\.\\s");

    /** A percentage anywhere in a sentence makes all its numbers possible percentages: "9.75, 11 or 11.50 percent". */
    static final Pattern PERCENT = Pattern.compile("%|(?i)percent|प्रतिशत|फ़ीसदी");

    private final Map<BigDecimal, Set<Source>> values = new HashMap<>();
    private final Map<BigDecimal, Set<Source>> percentages = new HashMap<>();
    private final Set<String> digits = new HashSet<>();

    /** Takes every number in a value: a number, a text, or a list or map of these. */
    public void add(@Nullable Object value, Source source) {
        switch (value) {
            case Number number -> money(new BigDecimal(number.toString()), source);
            case Map<?, ?> map -> map.forEach((key, item) -> field(String.valueOf(key), item, source));
            case List<?> list -> list.forEach(item -> add(item, source));
            case String text -> text(text, source);
            case null, default -> {}
        }
    }

    private void field(String key, @Nullable Object value, Source source) {
        if (value instanceof Number number && key.contains("pct")) {
            put(percentages, new BigDecimal(number.toString()), source);
        }
        add(value, source);
    }

    private void money(BigDecimal value, Source source) {
        put(value, source);
        put(value.setScale(0, RoundingMode.HALF_UP), source);
        put(value.divideToIntegralValue(HUNDRED).multiply(HUNDRED), source);
    }

    private void text(String text, Source source) {
        if (DATE.matcher(text).matches()) {
            date(text, source);
        } else if (TIME.matcher(text).matches()) {
            time(text, source);
        } else {
            for (String sentence : SENTENCE.split(text, -1)) {
                words(sentence, source);
            }
        }
    }

    private void date(String text, Source source) {
        try {
            LocalDate date = LocalDate.parse(text);
            List.of(date.getDayOfMonth(), date.getMonthValue(), date.getYear())
                    .forEach(part -> put(BigDecimal.valueOf(part), source));
        } catch (DateTimeException _) {
            words(text, source);
        }
    }

    private void time(String text, Source source) {
        try {
            LocalTime time = LocalTime.parse(text);
            BigDecimal part = BigDecimal.valueOf(time.getMinute()).divide(HOUR, 2, RoundingMode.HALF_UP);
            for (int hour : List.of(time.getHour(), (time.getHour() + HALF_DAY - 1) % HALF_DAY + 1)) {
                put(BigDecimal.valueOf(hour), source);
                put(BigDecimal.valueOf(hour).add(part), source);
            }
            put(BigDecimal.valueOf(time.getMinute()), source);
        } catch (DateTimeException _) {
            words(text, source);
        }
    }

    private void words(String text, Source source) {
        List<String> tokens = Tokens.of(text);
        boolean percent = PERCENT.matcher(text).find();
        for (NumberSpan span : NumberReader.read(tokens)) {
            for (BigDecimal value : List.of(span.low(), span.high())) {
                put(value, source);
                if (percent) {
                    put(percentages, value, source);
                }
            }
            if (!span.digits().isEmpty()) {
                digits.add(span.digits());
            }
        }
        for (String token : tokens) {
            for (String part : NO_DIGITS.split(token, -1)) {
                if (!part.isEmpty()) {
                    put(new BigDecimal(part), source);
                    digits.add(part);
                }
            }
        }
    }

    private void put(BigDecimal value, Source source) {
        put(values, value, source);
    }

    private static void put(Map<BigDecimal, Set<Source>> into, BigDecimal value, Source source) {
        into.computeIfAbsent(value.stripTrailingZeros(), _ -> EnumSet.noneOf(Source.class))
                .add(source);
    }

    /** Where a value came from; empty if nobody gave it. */
    Set<Source> of(BigDecimal value) {
        return values.getOrDefault(value.stripTrailingZeros(), Set.of());
    }

    /** Where a percentage came from; a number that was given as something else is none. */
    Set<Source> ofPercentage(BigDecimal value) {
        return percentages.getOrDefault(value.stripTrailingZeros(), Set.of());
    }

    /** Whether a run of digits is part of a number that was given. */
    boolean hasDigits(String run) {
        return run.length() >= LEAST_RUN && digits.stream().anyMatch(known -> known.contains(run));
    }
}
