package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.Figure.Role;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.PhoneticKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives each number of an utterance its role by the unit beside it. */
final class FigureReader {

    /** A tola is 96 ratti or 12 masha. */
    private static final Map<String, BigDecimal> GRAMS = Map.of(
            "gram", BigDecimal.ONE,
            "tola", new BigDecimal("11.664"),
            "pavan", new BigDecimal("8"),
            "kilo", new BigDecimal("1000"),
            "paav", new BigDecimal("250"),
            "ratti", new BigDecimal("0.1215"),
            "masha", new BigDecimal("0.972"),
            "milligram", new BigDecimal("0.001"));

    private static final Pattern PLAIN_DIGITS = Pattern.compile("\\d+");
    private static final BigDecimal MONTHS_A_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal LEAST_PLAIN_AMOUNT = BigDecimal.valueOf(1000);
    private static final BigDecimal MOST_MONTHLY_RUPEES = BigDecimal.TEN;

    /** The sound of "carat" in all its spellings, "carrot" among them. */
    private static final String KARAT_SOUND = "krt";

    private static final int LEAST_KARAT = 9;
    private static final int MOST_KARAT = 24;
    /** Words within which "per month" belongs to a rate. */
    private static final int PERIOD_REACH = 3;

    private final List<String> tokens;
    private final Concepts heard;
    private final Set<Integer> dates;
    private final Asked asked;
    private final List<NumberSpan> spans;

    private FigureReader(Utterance utterance, Set<Integer> dates, Asked asked) {
        this.tokens = utterance.tokens();
        this.heard = utterance.heard();
        this.dates = dates;
        this.asked = asked;
        this.spans = NumberReader.read(tokens);
    }

    /**
     * Every number with its role, left to right; "paav bhar" is one too.
     *
     * @param dates indices of the words that name a day or a time
     */
    static List<Figure> read(Utterance utterance, Set<Integer> dates, Asked asked) {
        FigureReader reader = new FigureReader(utterance, dates, asked);
        List<Figure> figures = new ArrayList<>();
        for (NumberSpan span : reader.spans) {
            figures.add(reader.andAHalf(reader.figure(span)));
        }
        reader.unitsAlone(figures);
        figures.sort(Comparator.comparingInt(Figure::from));
        return reader.compounded(figures);
    }

    /** "Solah gram chaar sau milligram", "ek tola teen gram": weights side by side in falling units are one. */
    private List<Figure> compounded(List<Figure> figures) {
        List<Figure> joined = new ArrayList<>();
        for (Figure figure : figures) {
            Figure last = joined.isEmpty() ? figure : joined.getLast();
            boolean both = !joined.isEmpty() && last.role() == Role.WEIGHT && figure.role() == Role.WEIGHT;
            boolean beside =
                    last.end() == figure.from() || (last.end() + 1 == figure.from() && heard.hasAt(last.end(), "and"));
            if (both && beside && unit(last).compareTo(unit(figure)) > 0 && !last.negated()) {
                joined.removeLast();
                joined.add(new Figure(
                        Role.WEIGHT,
                        last.from(),
                        figure.end(),
                        last.low().add(figure.low()),
                        last.high().add(figure.high()),
                        figure.negated(),
                        true));
            } else {
                joined.add(figure);
            }
        }
        return joined;
    }

    private BigDecimal unit(Figure weight) {
        return grams(weight.end() - 1).orElse(BigDecimal.ONE);
    }

    /** "One year and a half". */
    private Figure andAHalf(Figure figure) {
        boolean follows = heard.hasAt(figure.end() - 1, "yearandhalf") && figure.role() == Role.TENURE;
        BigDecimal half = BigDecimal.valueOf(6);
        return follows
                ? new Figure(
                        Role.TENURE,
                        figure.from(),
                        figure.end() + 3,
                        figure.low().add(half),
                        figure.high().add(half),
                        figure.negated(),
                        false)
                : figure;
    }

    /** "Paav bhar sona", "tola bhar": one unit without a number. */
    private void unitsAlone(List<Figure> figures) {
        for (int at = 0; at + 1 < tokens.size(); at++) {
            int unit = at;
            Optional<BigDecimal> grams = grams(at);
            boolean counted = figures.stream().anyMatch(f -> f.from() <= unit && f.end() > unit);
            boolean bhar = heard.hasAt(at + 1, "bhar") || heard.hasAt(at + 1, "gold") || heard.hasAt(at + 1, "kilo");
            boolean whole = heard.hasAt(at, "paav") || heard.hasAt(at + 1, "bhar");
            if (grams.isPresent() && !counted && bhar && whole) {
                figures.add(new Figure(Role.WEIGHT, at, at + 2, grams.get(), grams.get(), false, true));
            }
        }
    }

    private static final Set<String> INSTEAD =
            Set.of("jagah", "जगह", "bajay", "bajaye", "bajae", "बजाय", "बजाए", "badle", "बदले");

    /** "Two more tolas", "das aur gram". */
    private static final Set<String> MORE = Set.of("more", "extra", "another", "aur", "और");

    private Optional<BigDecimal> grams(int at) {
        return GRAMS.entrySet().stream()
                .filter(unit -> heard.hasAt(at, unit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Figure figure(NumberSpan span) {
        boolean more = span.to() + 1 < tokens.size() && MORE.contains(tokens.get(span.to()));
        int at = more && grams(span.to() + 1).isPresent() ? span.to() + 1 : span.to();
        if (dates.contains(span.from())) {
            return scaled(Role.OTHER, span, at, BigDecimal.ONE, false);
        }
        if (isKarat(span)) {
            return scaled(Role.KARAT, span, isKaratWord(at) ? at + 1 : at, BigDecimal.ONE, false);
        }
        Optional<BigDecimal> grams = grams(at);
        if (grams.isPresent()) {
            boolean kiloOfPaav = heard.hasAt(at, "paav") && heard.hasAt(at + 1, "kilo");
            boolean plain = grams.get().compareTo(BigDecimal.ONE) == 0;
            return scaled(Role.WEIGHT, span, kiloOfPaav ? at + 2 : at + 1, grams.get(), !plain);
        }
        if (heard.hasAt(at, "months")) {
            return scaled(Role.TENURE, span, at + 1, BigDecimal.ONE, false);
        }
        if (heard.hasAt(at, "years")) {
            return isAge(at)
                    ? scaled(Role.AGE, span, at + 1, BigDecimal.ONE, false)
                    : scaled(Role.TENURE, span, at + 1, MONTHS_A_YEAR, false);
        }
        return rateMoneyOrBare(span, at);
    }

    /** "58 years old", "meri umar 58 saal", "main 58 saal ka hoon". */
    private boolean isAge(int at) {
        boolean of =
                heard.hasAt(at + 1, "colourless") && (heard.hasAt(at + 2, "iamverb") || heard.hasAt(at + 2, "isare"));
        return heard.has("age") || asked.isFor(SlotName.AGE) || (of && heard.hasAny("iam", "self", "relative"));
    }

    private boolean isKarat(NumberSpan span) {
        boolean fits = span.low().compareTo(BigDecimal.valueOf(LEAST_KARAT)) >= 0
                && span.high().compareTo(BigDecimal.valueOf(MOST_KARAT)) <= 0;
        return fits && (isKaratWord(span.to()) || unitBefore(span, "karat"));
    }

    private boolean isKaratWord(int at) {
        return heard.hasAt(at, "karat")
                || (at < tokens.size() && PhoneticKey.skeleton(tokens.get(at)).equals(KARAT_SOUND));
    }

    /** "carat 22": a unit before the number that is not already the unit of another. */
    private boolean unitBefore(NumberSpan span, String unit) {
        int at = span.from() - 1;
        return heard.hasAt(at, unit) && spans.stream().noneMatch(other -> other.to() == at);
    }

    private Figure rateMoneyOrBare(NumberSpan span, int at) {
        if (heard.hasAt(at, "percent")) {
            boolean monthly = monthly(span, at);
            return scaled(Role.RATE, span, at + 1, monthly ? MONTHS_A_YEAR : BigDecimal.ONE, monthly);
        }
        boolean hundred = heard.hasAt(at, "saikda") || heard.hasAt(at + 1, "saikda");
        boolean rupees = heard.hasAt(at, "rupee") || unitBefore(span, "rupee");
        boolean rupeeRate = rupees
                && span.high().compareTo(MOST_MONTHLY_RUPEES) <= 0
                && (asked.isFor(SlotName.RATE) || heard.hasAt(at + 1, "interest") || heard.hasAt(at + 2, "interest"));
        if (hundred || rupeeRate) {
            return scaled(Role.RATE, span, at + 1, heard.has("annual") ? BigDecimal.ONE : MONTHS_A_YEAR, true);
        }
        boolean elsewhere = heard.hasAt(at, "clock") || heard.hasAt(at, "dateword") || heard.hasAt(at, "day");
        if (elsewhere || (span.kind() == NumberSpan.Kind.DIGITS && span.value().precision() > 3)) {
            return scaled(Role.OTHER, span, at, BigDecimal.ONE, false);
        }
        boolean large = span.low().compareTo(LEAST_PLAIN_AMOUNT) >= 0;
        boolean written = span.to() == span.from() + 1
                && PLAIN_DIGITS.matcher(tokens.get(span.from())).matches();
        boolean phrase = heard.at().get(span.from()).stream().anyMatch(concept -> concept.startsWith("product."));
        Role bare = phrase && span.low().compareTo(LEAST_PLAIN_AMOUNT) < 0 ? Role.OTHER : Role.BARE;
        Role role = rupees || (large && !written) ? Role.AMOUNT : bare;
        return scaled(role, span, heard.hasAt(at, "rupee") ? at + 1 : at, BigDecimal.ONE, false);
    }

    /** Whether "a month" belongs to the rate: near it, and not the unit of another number. */
    private boolean monthly(NumberSpan span, int at) {
        for (int i = span.from() - PERIOD_REACH; i <= at + PERIOD_REACH; i++) {
            int word = i;
            boolean counted = spans.stream().anyMatch(other -> other.to() == word && other.from() != span.from());
            if (heard.hasAt(i, "months") && !counted) {
                return true;
            }
        }
        return heard.has("monthly") && spans.size() == 1;
    }

    /** The figure; of "not four lakh, five lakh" only the second. */
    private Figure scaled(Role role, NumberSpan span, int end, BigDecimal factor, boolean converted) {
        boolean replaced = span.isRange() && heard.hasAt(span.from() - 1, "englishnot");
        BigDecimal low = (replaced ? span.high() : span.low()).multiply(factor);
        BigDecimal high = span.high().multiply(factor);
        return new Figure(role, span.from(), end, low, high, !replaced && negated(span.from(), end), converted);
    }

    /** "pachaas nahi pandrah", "50 gram nahi, 15"; in English also "not twenty two". */
    private boolean negated(int from, int end) {
        if (heard.hasAt(from - 1, "englishnot") || replaced(from, end)) {
            return true;
        }
        int after = heard.hasAt(end, "isare") || heard.hasAt(end, "colourless") ? end + 1 : end;
        return heard.hasAt(after, "nahi")
                && !heard.hasAt(after, "englishnot")
                && !heard.hasAt(after - 1, "dontknow")
                && !asksBack(after);
    }

    /** "Instead of two lakh", "do lakh ki jagah": another figure stands for this one. */
    private boolean replaced(int from, int end) {
        boolean english = from > 1
                && Set.of("of", "than").contains(tokens.get(from - 1))
                && Set.of("instead", "rather").contains(tokens.get(from - 2));
        return english
                || (end + 1 < tokens.size()
                        && Set.of("ki", "की", "ke", "के").contains(tokens.get(end))
                        && INSTEAD.contains(tokens.get(end + 1)));
    }

    /** "nahi pata" after a figure is doubt, not a denial. */
    private boolean asksBack(int at) {
        return at < tokens.size() && heard.hasAt(at, "dontknow");
    }
}
