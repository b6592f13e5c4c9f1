package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.Figure.Role;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives each number of an utterance its role by the unit beside it. */
final class FigureReader {

    private static final Map<String, BigDecimal> GRAMS = Map.of(
            "gram", BigDecimal.ONE,
            "tola", new BigDecimal("11.664"),
            "pavan", new BigDecimal("8"),
            "kilo", new BigDecimal("1000"),
            "paav", new BigDecimal("250"));
    private static final Pattern PLAIN_DIGITS = Pattern.compile("\\d+");
    private static final BigDecimal MONTHS_A_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal LEAST_PLAIN_AMOUNT = BigDecimal.valueOf(1000);

    private final List<String> tokens;
    private final Concepts heard;
    private final List<NumberSpan> spans;

    private FigureReader(List<String> tokens, Concepts heard) {
        this.tokens = tokens;
        this.heard = heard;
        this.spans = NumberReader.read(tokens);
    }

    /** Every number with its role, left to right. */
    static List<Figure> read(List<String> tokens, Concepts heard) {
        FigureReader reader = new FigureReader(tokens, heard);
        List<Figure> figures = new ArrayList<>();
        for (NumberSpan span : reader.spans) {
            figures.add(reader.figure(span));
        }
        return figures;
    }

    private Figure figure(NumberSpan span) {
        int at = span.to();
        for (Map.Entry<String, BigDecimal> unit : GRAMS.entrySet()) {
            if (heard.hasAt(at, unit.getKey())) {
                return scaled(
                        Role.WEIGHT,
                        span,
                        at + 1,
                        unit.getValue(),
                        !unit.getKey().equals("gram"));
            }
        }
        if (heard.hasAt(at, "karat") || unitBefore(span, "karat")) {
            return scaled(Role.KARAT, span, heard.hasAt(at, "karat") ? at + 1 : at, BigDecimal.ONE, false);
        }
        if (heard.hasAt(at, "months")) {
            return scaled(Role.TENURE, span, at + 1, BigDecimal.ONE, false);
        }
        if (heard.hasAt(at, "years")) {
            Role role = heard.has("age") ? Role.OTHER : Role.TENURE;
            return scaled(role, span, at + 1, MONTHS_A_YEAR, false);
        }
        return moneyOrBare(span, at);
    }

    /** "carat 22": a unit before the number that is not already the unit of another. */
    private boolean unitBefore(NumberSpan span, String unit) {
        int at = span.from() - 1;
        return heard.hasAt(at, unit) && spans.stream().noneMatch(other -> other.to() == at);
    }

    private Figure moneyOrBare(NumberSpan span, int at) {
        if (heard.hasAt(at, "percent")) {
            return scaled(Role.RATE, span, at + 1, heard.has("months") ? MONTHS_A_YEAR : BigDecimal.ONE, false);
        }
        if (heard.hasAt(at, "saikda") || heard.hasAt(at + 1, "saikda")) {
            return scaled(Role.RATE, span, at + 1, MONTHS_A_YEAR, true);
        }
        boolean elsewhere = heard.hasAt(at, "clock") || heard.hasAt(at, "dateword") || heard.hasAt(at, "day");
        if (elsewhere || (span.kind() == NumberSpan.Kind.DIGITS && span.value().precision() > 3)) {
            return scaled(Role.OTHER, span, at, BigDecimal.ONE, false);
        }
        boolean rupees = heard.hasAt(at, "rupee") || unitBefore(span, "rupee");
        boolean large = span.low().compareTo(LEAST_PLAIN_AMOUNT) >= 0;
        boolean written = span.to() == span.from() + 1
                && PLAIN_DIGITS.matcher(tokens.get(span.from())).matches();
        Role role = rupees || (large && !written) ? Role.AMOUNT : Role.BARE;
        return scaled(role, span, heard.hasAt(at, "rupee") ? at + 1 : at, BigDecimal.ONE, false);
    }

    private Figure scaled(Role role, NumberSpan span, int end, BigDecimal factor, boolean converted) {
        BigDecimal low = span.low().multiply(factor);
        BigDecimal high = span.high().multiply(factor);
        return new Figure(role, span.from(), end, low, high, negated(span.from(), end), converted);
    }

    /** "pachaas nahi pandrah", "50 gram nahi, 15"; in English also "not twenty two". */
    private boolean negated(int from, int end) {
        if (heard.hasAt(from - 1, "englishnot")) {
            return true;
        }
        int after = heard.hasAt(end, "isare") || heard.hasAt(end, "colourless") ? end + 1 : end;
        return heard.hasAt(after, "nahi") && !heard.hasAt(after - 1, "dontknow") && !asksBack(after);
    }

    /** "nahi pata" after a figure is doubt, not a denial. */
    private boolean asksBack(int at) {
        return at < tokens.size() && heard.hasAt(at, "dontknow");
    }
}
