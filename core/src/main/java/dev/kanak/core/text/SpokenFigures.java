package dev.kanak.core.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in figures in a text: phone numbers, dates, times, money, weights, rates, ordinals, plain numbers. */
final class SpokenFigures {

    private static final String NUMBER = "(\\d{1,3}(?:,\\d{2,3})*,\\d{3}(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final String RANGE = "(?:\\s?[-–—]\\s?(₹)?\\s?" + NUMBER + ")?";
    private static final String END = "(?![\\p{L}\\p{M}\\d])";
    private static final String SCALE =
            "(?:\\s?(लाख|करोड़|हज़ार|हजार|[Ll]akhs?|[Ll]acs?|[Cc]rores?|[Cc]r|[Tt]housand|[KkL])" + END + ")?";
    private static final String PER = "(?:/-)?(?:\\s?/\\s?([\\p{L}\\p{M}]+))?";
    private static final String RUPEES_AGAIN = "(?:\\s?(?:रुपये|रुपए|रुपया|rupees?)" + END + ")?";
    private static final String MONTHS = "January|February|March|April|May|June|July|August|September|October|November|"
            + "December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|जनवरी|फ़रवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|"
            + "सितंबर|सितम्बर|अक्टूबर|अक्तूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर";

    private final SpokenWords words;
    private final SpokenNumbers numbers;
    private final SpokenCalendar calendar;
    private String before = "";
    private String after = "";

    /** A shape of figures and how it is said; the empty result leaves the text to the next rule. */
    private record Rule(Pattern pattern, BiFunction<SpokenFigures, Matcher, Optional<String>> speak) {

        static Rule of(String regex, BiFunction<SpokenFigures, Matcher, Optional<String>> speak) {
            return new Rule(Pattern.compile(regex), speak);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("[Xx*•]{4,}[\\s-]?(\\d{2,6})(?!\\d)", SpokenFigures::lastDigits),
            Rule.of("(?:\\+?91[\\s-]?|0)?([6-9]\\d{4})[\\s-]?(\\d{5})(?![\\d,.]\\d|\\d)", SpokenFigures::phone),
            Rule.of("(1[89]\\d0)[\\s-](\\d{3,4})[\\s-](\\d{3,4})(?!\\d)", SpokenFigures::groups),
            Rule.of("([13])\\s?[/\u2044]\\s?([24])(?![/.\\d])", SpokenFigures::fraction),
            Rule.of("(\\d{4})-(\\d{2})-(\\d{2})(?:T[\\d:.+Z-]*)?(?!\\d)", SpokenFigures::isoDate),
            Rule.of("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})(?!\\d)", SpokenFigures::numericDate),
            Rule.of(
                    "(\\d{1,2})(?:st|nd|rd|th)?\\s(" + MONTHS + ")" + END + "(?:,?\\s(\\d{4})" + END + ")?",
                    SpokenFigures::dayMonth),
            Rule.of(
                    "(" + MONTHS + ")\\s(\\d{1,2})(?:st|nd|rd|th)?" + END + "(?:,?\\s(\\d{4})" + END + ")?",
                    SpokenFigures::monthDay),
            Rule.of("24\\s?[/x×]\\s?7" + END, SpokenFigures::allDay),
            Rule.of(
                    "(\\d{1,2})[:.](\\d{2})\\s?([AaPp])\\.?\\s?[Mm](?:\\.(?!\\s|$))?" + END + "(?:\\s?बजे)?",
                    SpokenFigures::clock),
            Rule.of(
                    "(\\d{1,2})()\\s?([AaPp])\\.?\\s?[Mm](?:\\.(?!\\s|$))?" + END + "(?:\\s?बजे)?",
                    SpokenFigures::clock),
            Rule.of("(\\d{1,2}):(\\d{2})(?::\\d{2})?()(?![\\d:])(?:\\s?(?:बजे|baje))?", SpokenFigures::clock),
            Rule.of("(\\d{1,2})\\.(\\d{2})()\\s?(?:बजे|baje)" + END, SpokenFigures::clock),
            Rule.of(
                    "(-(?=\\D)|(?=(?:₹|Rs\\.?|INR)\\s?-))?(?:₹|Rs\\.?|INR|रु\\.?|रू\\.?)\\s?-?" + NUMBER + RANGE + SCALE
                            + RUPEES_AGAIN + PER,
                    SpokenFigures::money),
            Rule.of("([$€£])\\s?" + NUMBER + SCALE, SpokenFigures::foreignMoney),
            Rule.of("(\\d{1,3})(?:st|nd|rd|th)" + END, SpokenFigures::ordinal),
            Rule.of("(\\d{1,3})(वाँ|वां|वीं|वें|वी)" + END, SpokenFigures::hindiOrdinal),
            Rule.of(NUMBER + "\\s?%\\s?[-–—]\\s?" + NUMBER + "\\s?%", SpokenFigures::percentRange),
            Rule.of(
                    "([-−])?" + NUMBER + RANGE
                            + "\\s?(%|[Kk][Tt]|[Kk]|g|[Gg][Mm]s?|[Gg]rams?|ग्राम|[Kk][Gg]s?|mg|km|ct)" + END + PER,
                    SpokenFigures::measure),
            Rule.of("(?<![\\d.])([-−])?" + NUMBER + RANGE + SCALE + PER, SpokenFigures::plain));

    SpokenFigures(SpokenWords words) {
        this.words = words;
        numbers = new SpokenNumbers(words);
        calendar = new SpokenCalendar(words);
    }

    /** What is said for the figures at an index and the index after them; empty if there are none. */
    Optional<SpokenLatin.Said> at(String text, int from, String wordBefore) {
        before = wordBefore;
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(text).region(from, text.length());
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt()) {
                after = wordAt(text, matcher.end());
                Optional<String> said = rule.speak().apply(this, matcher);
                if (said.isPresent()) {
                    return Optional.of(new SpokenLatin.Said(said.get(), matcher.end()));
                }
            }
        }
        return Optional.empty();
    }

    private static String wordAt(String text, int from) {
        int start = from;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || isMark(text.charAt(end)))) {
            end++;
        }
        return Tokens.fold(text.substring(start, end));
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /** "75% - 85%". */
    private Optional<String> percentRange(Matcher match) {
        return Optional.of(numbers.decimal(match.group(1)) + " " + words.word("to") + " "
                + numbers.decimal(match.group(2)) + " " + words.word("percent"));
    }

    private Optional<String> lastDigits(Matcher match) {
        String digits = match.group(1);
        String count = words.cardinal(digits.length());
        return Optional.of(words.word("last-digits").replace("%", count) + " " + words.digits(digits));
    }

    private Optional<String> phone(Matcher match) {
        return Optional.of(words.digits(match.group(1)) + ", " + words.digits(match.group(2)));
    }

    private Optional<String> groups(Matcher match) {
        return Optional.of(words.digits(match.group(1)) + ", " + words.digits(match.group(2)) + ", "
                + words.digits(match.group(3)));
    }

    /** "1/2 tola", "3/4 kilo"; without a unit it may be a day and a month. */
    private Optional<String> fraction(Matcher match) {
        String fraction = match.group(1) + "/" + match.group(2);
        boolean measured = NumberLexicon.isContext("unit", after) && !fraction.equals("3/2");
        return measured ? Optional.of(words.word(fraction)) : Optional.empty();
    }

    private Optional<String> isoDate(Matcher match) {
        return calendar.date(number(match, 1), number(match, 2), number(match, 3));
    }

    private Optional<String> numericDate(Matcher match) {
        int year = number(match, 3);
        return calendar.date(year < 100 ? 2000 + year : year, number(match, 2), number(match, 1));
    }

    private Optional<String> dayMonth(Matcher match) {
        int day = number(match, 1);
        if (day < 1 || day > 31) {
            return Optional.empty();
        }
        String spoken = calendar.dayAndMonth(day, words.month(match.group(2)));
        return Optional.of(match.group(3) == null ? spoken : spoken + " " + calendar.year(number(match, 3)));
    }

    private Optional<String> monthDay(Matcher match) {
        int day = number(match, 2);
        int month = words.month(match.group(1));
        if (day < 1 || day > 31 || match.group(1).charAt(0) >= 128) {
            return Optional.empty();
        }
        String spoken = words.english()
                ? words.monthName(month) + " " + calendar.ordinal(day)
                : calendar.dayAndMonth(day, month);
        return Optional.of(match.group(3) == null ? spoken : spoken + " " + calendar.year(number(match, 3)));
    }

    private Optional<String> allDay(Matcher match) {
        return Optional.of(words.word("all-day"));
    }

    private Optional<String> clock(Matcher match) {
        int hour = number(match, 1);
        int minute = match.group(2).isEmpty() ? 0 : number(match, 2);
        boolean marked = !match.group(3).isEmpty();
        if (hour > 23 || minute > 59 || (marked && (hour < 1 || hour > 12))) {
            return Optional.empty();
        }
        if (marked) {
            boolean afternoon = Character.toLowerCase(match.group(3).charAt(0)) == 'p';
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        boolean certain = marked || hour == 0 || hour > 7 || match.group(1).length() == 2;
        return Optional.of(calendar.time(hour, minute, certain && !NumberLexicon.isContext("day-part", before)));
    }

    private Optional<String> money(Matcher match) {
        int scale = SpokenNumbers.scaleFactor(match.group(5));
        String amount = numbers.rupees(match.group(2), scale);
        String sign = match.group(1) == null ? "" : words.word("minus") + " ";
        if (match.group(4) == null) {
            return Optional.of(sign + amount + per(match.group(6)));
        }
        String low = match.group(3) == null ? numbers.decimal(match.group(2)) : amount;
        String high = numbers.rupees(match.group(4), scale);
        return Optional.of(low + " " + words.word("to") + " " + high + per(match.group(6)));
    }

    private Optional<String> foreignMoney(Matcher match) {
        String currency = switch (match.group(1).charAt(0)) {
            case '$' -> "dollars";
            case '€' -> "euros";
            default -> "pounds";
        };
        int scale = SpokenNumbers.scaleFactor(match.group(3));
        return Optional.of(numbers.scaled(match.group(2), scale) + " " + words.word(currency));
    }

    private Optional<String> ordinal(Matcher match) {
        return Optional.of(calendar.ordinal(number(match, 1)));
    }

    private Optional<String> hindiOrdinal(Matcher match) {
        return Optional.of(words.cardinal(number(match, 1)) + match.group(2));
    }

    private Optional<String> measure(Matcher match) {
        String unit = match.group(5);
        if (unit.equalsIgnoreCase("k") && !isKarat(match.group(2))) {
            return Optional.empty();
        }
        String amount = range(match, 2, 4);
        boolean one = match.group(4) == null && numbers.isOne(match.group(2));
        return Optional.of(
                sign(match) + amount + " " + words.unit(unit.toLowerCase(Locale.ROOT), one) + per(match.group(6)));
    }

    private static boolean isKarat(String figure) {
        var value = SpokenNumbers.value(figure);
        return value.scale() == 0 && value.intValue() >= 9 && value.intValue() <= 24;
    }

    private Optional<String> plain(Matcher match) {
        String figure = match.group(2);
        int scale = SpokenNumbers.scaleFactor(match.group(5));
        if (match.group(4) != null) {
            return Optional.of(rangeOrDigits(match, scale));
        }
        boolean counted = scale > 1 || match.group(6) != null || isCounted();
        if (!counted && isYear(figure)) {
            return Optional.of(calendar.year(Integer.parseInt(figure)));
        }
        String said = !counted && isCode(figure) ? numbers.digitGroups(figure) : numbers.scaled(figure, scale);
        return Optional.of(sign(match) + said + per(match.group(6)));
    }

    private String rangeOrDigits(Matcher match, int scale) {
        String low = match.group(2);
        String high = match.group(4);
        boolean ascends = SpokenNumbers.value(low).compareTo(SpokenNumbers.value(high)) < 0;
        if (!ascends || (low.charAt(0) == '0' && low.length() > 1 && low.charAt(1) != '.')) {
            return words.digits(low) + ", " + words.digits(high);
        }
        return sign(match) + numbers.decimal(low) + " " + words.word("to") + " " + numbers.scaled(high, scale)
                + per(match.group(6));
    }

    /** Whether a unit, money or scale word follows, so that even a long figure is an amount. */
    private boolean isCounted() {
        return NumberLexicon.isContext("unit", after)
                || NumberLexicon.isContext("money", after)
                || (!after.isEmpty() && NumberLexicon.lexeme(after).is(Lexeme.Kind.SCALE));
    }

    /** Whether a figure is read digit by digit: leading zero, PIN code, account number, fineness in English. */
    private boolean isCode(String figure) {
        if (figure.indexOf(',') >= 0 || figure.indexOf('.') >= 0) {
            return false;
        }
        boolean leadingZero = figure.length() > 1 && figure.charAt(0) == '0';
        boolean round = figure.endsWith("000") && !NumberLexicon.isContext("pin-word", before);
        return leadingZero || isCalled(figure) || (figure.length() >= 6 && !round) || isFineness(figure);
    }

    /** A year of the last century, unless somebody is to be called. */
    private boolean isYear(String figure) {
        return figure.length() == 4 && figure.startsWith("19") && !isCalled(figure);
    }

    /** A short number of a public service where it is called: 112, 1930. */
    private boolean isCalled(String figure) {
        return NumberLexicon.isContext("short-code", figure)
                && (NumberLexicon.isContext("call-word", before) || NumberLexicon.isContext("call-word", after));
    }

    private boolean isFineness(String figure) {
        return words.english()
                && (figure.equals("916")
                        || (figure.length() == 3 && NumberLexicon.isContext("hallmark", after))
                        || (figure.length() == 3 && NumberLexicon.isContext("hallmark", before)));
    }

    private String range(Matcher match, int low, int high) {
        String from = numbers.decimal(match.group(low));
        return match.group(high) == null
                ? from
                : from + " " + words.word("to") + " " + numbers.decimal(match.group(high));
    }

    private String sign(Matcher match) {
        return match.group(1) == null ? "" : words.word("minus") + " ";
    }

    private String per(@Nullable String unit) {
        return unit == null ? "" : " " + words.word("per") + " " + words.unit(unit, true);
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
