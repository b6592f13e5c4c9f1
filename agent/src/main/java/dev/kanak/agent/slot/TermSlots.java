package dev.kanak.agent.slot;

import static java.math.RoundingMode.HALF_UP;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.Figure.Role;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.core.text.NumberReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Amount, outstanding, tenure, rate, age, product, purpose and the present lender. */
final class TermSlots {

    private static final BigDecimal MOST_RUPEES = BigDecimal.valueOf(100_000_000);
    private static final BigDecimal MOST_RATE = BigDecimal.valueOf(120);
    private static final int MOST_MONTHS = 600;
    private static final int LEAST_AGE = 5;
    private static final int MOST_AGE = 110;
    private static final int MONTHS_A_YEAR = 12;
    private static final int WANT_REACH = 3;

    private static final int HEIGHT_REACH = 2;

    /** "Sabse kam byaj wala", "12 percent byaj wala", "sirf byaj wala". */
    private static final Set<String> HEIGHTS = Set.of("less", "lowest", "more", "percent", "only");

    /** "Byaj wali scheme". */
    private static final Set<String> OFFERS = Set.of(
            "option",
            "ऑप्शन",
            "scheme",
            "स्कीम",
            "plan",
            "प्लान",
            "vikalp",
            "विकल्प",
            "yojana",
            "योजना",
            "product",
            "प्रोडक्ट");

    private final Reading reading;
    private final Concepts heard;
    private final List<Figure> figures;
    private final Concepts lenders;

    /**
     * Takes what was read so far.
     *
     * @param lenders types of the lenders that are named
     */
    TermSlots(Reading reading, List<Figure> figures, Concepts lenders) {
        this.lenders = lenders;
        this.reading = reading;
        this.heard = reading.heard();
        this.figures = figures;
    }

    void read() {
        amounts();
        tenures();
        rates();
        reading.standing(figures, Role.AGE).stream()
                .filter(f -> f.wholeValue().orElse(0) >= LEAST_AGE && f.low().intValue() <= MOST_AGE)
                .reduce((_, last) -> last)
                .ifPresent(f -> reading.put(SlotName.AGE, f.low().intValue()));
        words();
    }

    private void amounts() {
        boolean owed = heard.has("outstanding") || reading.asked().isFor(SlotName.OUTSTANDING) || owedElsewhere();
        String slot = owed ? SlotName.OUTSTANDING : SlotName.AMOUNT;
        List<Figure> amounts = reading.standing(figures, Role.AMOUNT).stream()
                .filter(f -> f.high().compareTo(MOST_RUPEES) <= 0)
                .filter(f -> !Instalment.is(f, figures, reading.utterance()))
                .toList();
        if (amounts.isEmpty()) {
            if (heard.has("maxwanted")) {
                reading.mark(Mark.WANTS_MAXIMUM);
            }
            return;
        }
        Figure last = amounts.getLast();
        if (last.isRange()) {
            reading.put(slot + "_min", Reading.rupees(last.low()));
            reading.put(slot + "_max", Reading.rupees(last.high()));
        } else {
            reading.put(slot, Reading.rupees(last.low()));
        }
    }

    /** "Sahukar ke paas 3 lakh ka loan hai": what a loan elsewhere amounts to, unless it is wanted or offered there. */
    private boolean owedElsewhere() {
        boolean elsewhere = last("lender.").or(this::named).isPresent() && heard.hasAny("loan", "pledge", "loan_here");
        boolean wanted = reading.standing(figures, Role.AMOUNT).stream()
                .anyMatch(f -> IntStream.range(f.from() - WANT_REACH, f.end() + WANT_REACH)
                        .anyMatch(at -> heard.hasAt(at, "want")));
        return elsewhere && !wanted && !heard.hasAny("give", "fetch", "maxwanted");
    }

    private void tenures() {
        List<Figure> tenures = reading.standing(figures, Role.TENURE).stream()
                .filter(f -> f.high().intValue() <= MOST_MONTHS && f.high().intValue() > 0)
                .toList();
        if (tenures.isEmpty()) {
            boolean rate = figures.stream().anyMatch(f -> f.role() == Role.RATE);
            if (heard.has("yearandhalf") && !rate) {
                reading.put(SlotName.TENURE, MONTHS_A_YEAR * 3 / 2);
            } else if (heard.has("yearlong") && !rate) {
                reading.put(SlotName.TENURE, MONTHS_A_YEAR);
            } else if (heard.has("halfyear") && !rate) {
                reading.put(SlotName.TENURE, MONTHS_A_YEAR / 2);
            }
            return;
        }
        Figure last = tenures.getLast();
        if (last.isRange()) {
            reading.put(SlotName.TENURE + "_min", last.low().intValue());
            reading.put(SlotName.TENURE + "_max", last.high().intValue());
        } else {
            BigDecimal years = yearsBefore(tenures, last);
            reading.put(
                    SlotName.TENURE, last.low().add(years).setScale(0, HALF_UP).intValue());
        }
    }

    /** The years of "ek saal chhe mahine", in months; 0 if there are none. */
    private BigDecimal yearsBefore(List<Figure> tenures, Figure months) {
        Optional<Figure> before = tenures.stream()
                .filter(f -> f.end() == months.from() || (f.end() + 1 == months.from() && heard.hasAt(f.end(), "and")))
                .findFirst();
        return before.filter(f ->
                        f.low().remainder(BigDecimal.valueOf(MONTHS_A_YEAR)).signum() == 0)
                .filter(_ -> months.low().intValue() < MONTHS_A_YEAR)
                .map(Figure::low)
                .orElse(BigDecimal.ZERO);
    }

    private void rates() {
        List<Figure> rates = reading.standing(figures, Role.RATE).stream()
                .filter(f -> f.high().compareTo(MOST_RATE) <= 0)
                .toList();
        if (!rates.isEmpty()) {
            reading.put(SlotName.RATE, Reading.plain(rates.getLast().low()));
            if (rates.getLast().converted()) {
                reading.mark(Mark.CONVERTED);
            }
        }
    }

    private void words() {
        boolean question = heard.has("askq");
        boolean figured = figures.stream().anyMatch(f -> f.role() == Role.WEIGHT || f.role() == Role.TENURE);
        if (!question || figured || reading.asked().isFor(SlotName.PRODUCT)) {
            boolean servicing = last("product.INTEREST").isPresent();
            last(servicing ? "product.INTEREST" : "product.")
                    .ifPresent(product -> reading.put(SlotName.PRODUCT, servicing ? "INTEREST" + product : product));
        }
        if (reading.asked().isFor(SlotName.PRODUCT) && endsAtOnce()) {
            reading.put(SlotName.PRODUCT, "BULLET");
        }
        if (!question || reading.asked().isFor(SlotName.PURPOSE)) {
            last("purpose.").ifPresent(purpose -> reading.put(SlotName.PURPOSE, purpose));
        }
        lender().or(() -> reading.asked().isFor(SlotName.LENDER_TYPE)
                        ? last("asklender.").or(this::known)
                        : named())
                .ifPresent(lender -> reading.put(SlotName.LENDER_TYPE, lender));
    }

    /** "Ek saat", one seven: "ek saath", all at once, as it is often heard. */
    private boolean endsAtOnce() {
        List<String> tokens = reading.utterance().tokens();
        int last = tokens.size() - 1;
        return last > 0
                && tokens.get(last - 1).equals("एक")
                && tokens.get(last).equals("सात")
                && NumberReader.read(tokens.subList(0, last - 1)).isEmpty();
    }

    /** The type of lender named; "kam se kam byaj wala option" names none. */
    private Optional<String> lender() {
        return last("lender.").filter(_ -> !heard.has("interest") || namesLender());
    }

    /** Whether a lender is named by more than interest of some height, or of a loan: "byaj wala". */
    private boolean namesLender() {
        return IntStream.range(0, heard.length())
                .filter(at -> heard.at().get(at).stream().anyMatch(concept -> concept.startsWith("lender.")))
                .anyMatch(at -> !ofInterest(at));
    }

    private boolean ofInterest(int at) {
        int word = heard.hasAt(at, "interest") ? at : at - 1;
        boolean phrase = heard.hasAt(word, "interest") && heard.hasAt(word + 1, "colourless");
        boolean height = IntStream.range(word - HEIGHT_REACH, word)
                .anyMatch(before -> HEIGHTS.stream().anyMatch(concept -> heard.hasAt(before, concept)));
        boolean thing = heard.hasAt(word + 2, "option")
                || heard.hasAt(word + 2, "loan")
                || (word + 2 < heard.length()
                        && OFFERS.contains(reading.utterance().tokens().get(word + 2)));
        return phrase && (height || thing);
    }

    /** The type of a lender known by name with whom the gold or a loan is. */
    private Optional<String> named() {
        boolean there = heard.hasAny("loan", "pledge", "loan_here", "transfer", "release_from", "gold", "ornament");
        return there && !heard.hasAny("askq", "give", "fetch", "maxwanted", "want") ? known() : Optional.empty();
    }

    private Optional<String> known() {
        return lenders.at().stream().flatMap(Set::stream).findFirst();
    }

    private Optional<String> last(String prefix) {
        return reading.last(prefix, 0, heard.length());
    }
}
