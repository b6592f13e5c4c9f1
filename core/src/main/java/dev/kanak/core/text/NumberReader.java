package dev.kanak.core.text;

import dev.kanak.core.text.NumberSpan.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Indian numbers from words and digits in Devanagari, Latin-script Hindi and English, mixed freely.
 *
 * <p>Scales reach from सौ to अरब; सवा, डेढ़, ढाई, पौने, साढ़े, आधा and English halves and quarters scale the unit that follows;
 * a number below 100 after lakh or crore without a unit of its own counts the next lower unit. Sources of the words:
 * {@code number-words.tsv}. Pure and thread-safe.
 */
public final class NumberReader {

    /** A range's upper end is at most this many times its lower end: "do teen", "pandrah bees". */
    private static final BigDecimal MAX_RANGE_RATIO = BigDecimal.valueOf(3);

    private final Lexemes words;
    private final CardinalParser cardinals;
    private final DigitRunParser runs;
    private final List<NumberSpan> spans = new ArrayList<>();

    private NumberReader(List<String> tokens) {
        words = new Lexemes(tokens);
        cardinals = new CardinalParser(words);
        runs = new DigitRunParser(words);
    }

    /**
     * Every number in the tokens, left to right, without overlap.
     *
     * @param tokens as {@link Tokens#of} gives them
     */
    public static List<NumberSpan> read(List<String> tokens) {
        var reader = new NumberReader(tokens);
        for (int i = 0; i < reader.words.size(); ) {
            i = reader.readAt(i);
        }
        return reader.spans;
    }

    /**
     * The digits of an identifier said in any grouping: single digits, pairs ("ninety eight"), doubles and triples, grouped
     * numbers ("saat sau unyasi, paanch sau"). A correction word replaces the last group, or as many last digits as follow
     * it where ten were already said; a repeated beginning restarts.
     *
     * @param tokens as {@link Tokens#of} gives them
     * @return digits only, the longest such run of the utterance; empty if it has none
     */
    public static String digits(List<String> tokens) {
        return new IdentifierReader(new Lexemes(tokens)).longest();
    }

    private int readAt(int i) {
        Optional<DigitRun> run = runs.parse(i).filter(found -> runs.isIdentifier(found));
        if (run.isPresent()) {
            return add(run.get());
        }
        Optional<Cardinal> first = cardinals.parse(i);
        if (first.isEmpty()) {
            return i + 1;
        }
        return add(i, first.get());
    }

    private int add(DigitRun run) {
        var value = new BigDecimal(run.digits());
        spans.add(new NumberSpan(run.from(), run.to(), value, value, Kind.DIGITS, run.digits(), false));
        return run.to();
    }

    private int add(int from, Cardinal low) {
        int next = low.to() + separators(from, low.to());
        Optional<Cardinal> partner = next < words.size() ? cardinals.parse(next) : Optional.empty();
        Optional<NumberSpan> range = partner.flatMap(high -> range(low, high, next > low.to()));
        spans.add(range.orElseGet(() -> single(low)));
        return spans.getLast().to();
    }

    /** Tokens between the two ends of a range: "se", "to", "ya", or "and" after "between". */
    private int separators(int from, int at) {
        boolean between = words.is(at, Lexeme.Kind.AND) && words.token(from - 1).equals("between");
        boolean joins = words.is(at, Lexeme.Kind.SEPARATOR) || words.is(at, Lexeme.Kind.ALTERNATIVE);
        return joins || between || words.token(at).equals(CardinalParser.TO_OR_TWO) ? 1 : 0;
    }

    private Optional<NumberSpan> range(Cardinal low, Cardinal high, boolean joined) {
        BigDecimal lowValue = low.value();
        if (low.factor().compareTo(BigDecimal.ONE) == 0 && low.value().compareTo(high.count()) < 0) {
            lowValue = low.value().multiply(high.factor()).stripTrailingZeros();
            lowValue = lowValue.setScale(Math.max(0, lowValue.scale()));
        }
        boolean alternative = joined && words.is(low.to(), Lexeme.Kind.ALTERNATIVE);
        boolean scaled = high.factor().compareTo(BigDecimal.ONE) > 0;
        boolean fits = joined
                ? (!alternative || scaled)
                : high.single()
                        && low.single()
                        && (low.isPlain() || low.factor().compareTo(high.factor()) == 0)
                        && (scaled || words.isUnit(high.to()) || high.to() == words.size())
                        && high.value().compareTo(lowValue.multiply(MAX_RANGE_RATIO)) <= 0;
        if (!fits || lowValue.compareTo(high.value()) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new NumberSpan(low.from(), high.to(), lowValue, high.value(), Kind.RANGE, "", high.unitElided()));
    }

    private static NumberSpan single(Cardinal number) {
        return new NumberSpan(
                number.from(),
                number.to(),
                number.value(),
                number.value(),
                Kind.CARDINAL,
                number.digits(),
                number.unitElided());
    }
}
