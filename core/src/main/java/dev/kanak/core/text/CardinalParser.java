package dev.kanak.core.text;

import dev.kanak.core.text.Lexeme.Kind;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over one utterance: a number is parts of falling scale, a part is a count, hundreds and a scale, a
 * count is a number below 100, a numeral or a fraction of the scale that follows.
 */
final class CardinalParser {

    /** "टू" is how a recogniser writes both "two" and "to". */
    static final String TO_OR_TWO = "टू";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal LAKH = BigDecimal.valueOf(100_000);
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Lexemes words;

    CardinalParser(Lexemes words) {
        this.words = words;
    }

    /** A value and the index after it. */
    private record Count(int to, BigDecimal value) {

        boolean isWhole() {
            return value.stripTrailingZeros().scale() <= 0;
        }
    }

    /**
     * A count with its hundreds and scale.
     *
     * @param scale the scale of 1000 and more, or 0
     * @param hundreds whether सौ was said
     */
    private record Part(int to, BigDecimal value, Count count, BigDecimal scale, boolean hundreds) {

        boolean isBare() {
            return scale.signum() == 0 && !hundreds;
        }

        /** What multiplies the count, or 1 if a tail was added: 100 000 in "do lakh". */
        BigDecimal factor() {
            BigDecimal factor = scale.signum() > 0 ? scale : BigDecimal.ONE;
            BigDecimal multiplier = hundreds ? factor.multiply(HUNDRED) : factor;
            return count.value().multiply(multiplier).compareTo(value) == 0 ? multiplier : BigDecimal.ONE;
        }
    }

    /** The number that begins at an index, if one does. */
    Optional<Cardinal> parse(int from) {
        Part first = part(from);
        if (first == null) {
            return Optional.empty();
        }
        var total = new Total(first);
        Part next = following(total);
        while (next != null) {
            total.add(next);
            next = following(total);
        }
        return Optional.of(total.cardinal(from, first));
    }

    /** A number under construction. */
    private final class Total {
        private BigDecimal value;
        private BigDecimal literal;
        private Part last;
        private boolean single = true;

        Total(Part first) {
            value = first.value();
            literal = first.value();
            last = first;
        }

        void add(Part part) {
            literal = literal.add(part.value());
            value = value.add(
                    isElided(last, part) ? part.value().multiply(last.scale().divide(HUNDRED)) : part.value());
            last = part;
            single = false;
        }

        Cardinal cardinal(int from, Part first) {
            boolean numeral = single && last.to() == from + 1 && words.is(from, Kind.NUMERAL);
            String written = numeral ? words.token(from).replace(",", "") : "";
            return new Cardinal(
                    from,
                    last.to(),
                    value,
                    first.count().value(),
                    single ? first.factor() : BigDecimal.ONE,
                    literal,
                    single,
                    written.indexOf('.') < 0 ? written : "");
        }
    }

    /** Whether the part counts the next lower unit, unsaid: "do lakh saath". */
    private boolean isElided(Part before, Part part) {
        return before.scale().compareTo(LAKH) >= 0
                && part.isBare()
                && part.value().compareTo(HUNDRED) < 0
                && part.value().signum() > 0
                && !words.isMoney(part.to());
    }

    /** The part that continues a number, if the words there do. */
    private @Nullable Part following(Total total) {
        Part last = total.last;
        if (last.scale().compareTo(THOUSAND) < 0) {
            return null;
        }
        boolean and = words.is(last.to(), Kind.AND);
        Part next = part(and ? last.to() + 1 : last.to());
        if (next == null
                || next.value().compareTo(last.scale()) >= 0
                || next.scale().compareTo(last.scale()) >= 0) {
            return null;
        }
        if (!next.isBare()) {
            return next;
        }
        boolean otherUnit = words.isUnit(next.to()) && !words.isMoney(next.to());
        boolean joinable = !and || words.at(last.to()).english();
        return next.count().isWhole() && !otherUnit && joinable ? next : null;
    }

    private @Nullable Part part(int from) {
        Count count = count(from);
        if (count == null) {
            return null;
        }
        Count scaled = count;
        boolean hundreds = words.at(count.to()).isScale(100);
        if (hundreds) {
            scaled = tail(new Count(count.to() + 1, count.value().multiply(HUNDRED)), count);
        } else if (isSpokenHundreds(from, count)) {
            hundreds = true;
            scaled = tail(new Count(count.to(), count.value().multiply(HUNDRED)), count);
        }
        BigDecimal scale = BigDecimal.ZERO;
        int to = scaled.to();
        BigDecimal value = scaled.value();
        while (words.is(to, Kind.SCALE) && words.at(to).value().compareTo(THOUSAND) >= 0) {
            BigDecimal factor = words.at(to).value();
            scale = scale.signum() == 0 ? factor : scale.multiply(factor);
            value = value.multiply(factor);
            to++;
        }
        int half = scale.signum() > 0 ? afterAndAHalf(to) : to;
        if (half > to) {
            return new Part(half, value.add(scale.multiply(HALF)), count, BigDecimal.ZERO, true);
        }
        return new Part(to, value, count, scale, hundreds);
    }

    /** "A lakh and a half": the index after it, or the same index. */
    private int afterAndAHalf(int at) {
        int half = words.is(at + 1, Kind.ARTICLE) ? at + 2 : at + 1;
        boolean follows = words.is(at, Kind.AND)
                && words.is(half, Kind.HALF)
                && words.at(half).english()
                && words.at(half).value().compareTo(HALF) == 0
                && !words.is(half + 1, Kind.SCALE);
        return follows ? half + 1 : at;
    }

    /** "Two fifty" in English is 250. */
    private boolean isSpokenHundreds(int from, Count count) {
        return count.to() == from + 1
                && words.at(from).english()
                && words.is(from, Kind.DIGIT)
                && count.value().signum() > 0
                && words.is(count.to(), Kind.TENS);
    }

    /** Adds the number below 100 that follows hundreds. */
    private Count tail(Count hundreds, Count count) {
        int at = hundreds.to();
        if (words.is(at, Kind.AND) && words.at(at).english()) {
            at++;
        }
        if (!count.isWhole() || !words.at(at).isWholeNumber()) {
            return hundreds;
        }
        Count tail = count(at);
        if (tail == null || tail.value().compareTo(HUNDRED) >= 0 || beginsNextNumber(tail, hundreds)) {
            return hundreds;
        }
        return new Count(tail.to(), hundreds.value().add(tail.value()));
    }

    /** Whether a scale takes the tail for itself: in Hindi "paanch sau chaar hazaar" is 500 and 4000. */
    private boolean beginsNextNumber(Count tail, Count hundreds) {
        Lexeme scale = words.at(tail.to());
        boolean english = words.at(hundreds.to() - 1).english();
        return scale.isScale(100) || (!english && (scale.isScale(1000) || scale.isScale(100_000)));
    }

    private @Nullable Count count(int from) {
        Count bare = switch (words.at(from).kind()) {
            case NUMERAL, DIGIT, WHOLE, TENS -> whole(from);
            case FIXED -> new Count(from + 1, words.at(from).value());
            case SAVA -> withFraction(from, QUARTER, BigDecimal.ONE);
            case SAADHE -> withFraction(from, HALF, null);
            case PAUNE -> withFraction(from, QUARTER.negate(), BigDecimal.ONE);
            case HALF -> half(from);
            case ARTICLE -> words.is(from + 1, Kind.SCALE) ? new Count(from + 1, BigDecimal.ONE) : null;
            case SCALE -> isBareScale(from) ? new Count(from, BigDecimal.ONE) : null;
            case POINT -> words.at(from + 1).isWholeNumber() ? new Count(from, BigDecimal.ZERO) : null;
            case NONE, REPEAT, AND, SEPARATOR, ALTERNATIVE -> null;
        };
        return bare == null ? null : withDecimals(withAndAHalf(bare));
    }

    private Count whole(int from) {
        Lexeme first = words.at(from);
        Lexeme second = words.at(from + 1);
        boolean pair = first.is(Kind.TENS)
                && second.is(Kind.DIGIT)
                && second.english()
                && second.value().signum() > 0
                && !isTo(from + 1);
        return pair ? new Count(from + 2, first.value().add(second.value())) : new Count(from + 1, first.value());
    }

    /** Whether "टू" joins a range here: a number of two digits follows. */
    private boolean isTo(int at) {
        return words.token(at).equals(TO_OR_TWO)
                && words.at(at + 1).isWholeNumber()
                && words.at(at + 1).value().compareTo(BigDecimal.TEN) >= 0;
    }

    /**
     * सवा, साढ़े, पौने before a number, or before a unit.
     *
     * @param alone the number meant before a unit; null if the word needs one
     */
    private @Nullable Count withFraction(int from, BigDecimal fraction, @Nullable BigDecimal alone) {
        if (words.at(from + 1).isWholeNumber() && !words.is(from + 2, Kind.POINT)) {
            Count number = whole(from + 1);
            return new Count(number.to(), number.value().add(fraction));
        }
        boolean beforeUnit = words.is(from + 1, Kind.SCALE) || words.isUnit(from + 1) || from + 1 == words.size();
        return alone != null && beforeUnit ? new Count(from + 1, alone.add(fraction)) : null;
    }

    /** "Half a crore", "आधा किलो", "quarter kg". */
    private @Nullable Count half(int from) {
        int next = words.is(from + 1, Kind.ARTICLE) ? from + 2 : from + 1;
        boolean beforeUnit = words.is(next, Kind.SCALE) || words.isUnit(next);
        return beforeUnit ? new Count(next, words.at(from).value()) : null;
    }

    /** "Two and a half", "one and half". */
    private Count withAndAHalf(Count count) {
        if (!words.is(count.to(), Kind.AND)) {
            return count;
        }
        int half = words.is(count.to() + 1, Kind.ARTICLE) ? count.to() + 2 : count.to() + 1;
        boolean follows = words.is(half, Kind.HALF) && words.at(half).english() && count.isWhole();
        return follows ? new Count(half + 1, count.value().add(words.at(half).value())) : count;
    }

    private Count withDecimals(Count count) {
        if (!words.is(count.to(), Kind.POINT) || !count.isWhole()) {
            return count;
        }
        var decimals = new StringBuilder("0.");
        int at = count.to() + 1;
        while (words.at(at).isWholeNumber() && (decimals.length() == 2 || words.is(at, Kind.DIGIT))) {
            Count digits = whole(at);
            decimals.append(words.is(at, Kind.NUMERAL) ? words.token(at).replace(",", "") : digits.value());
            at = digits.to();
        }
        return decimals.length() == 2 ? count : new Count(at, count.value().add(new BigDecimal(decimals.toString())));
    }

    /** Whether a scale without a count means one of it: "सौ ग्राम", "हज़ार रुपये". */
    private boolean isBareScale(int at) {
        if (words.at(at).use() == Lexeme.Use.SUFFIX) {
            return false;
        }
        return words.at(at).isScale(100)
                || words.size() == 1
                || words.isUnit(at + 1)
                || words.at(at + 1).isCount();
    }
}
