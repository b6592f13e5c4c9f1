package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.Figure.Role;
import dev.kanak.agent.slot.SlotReading.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Gives numbers without a unit the role of the figure they correct, of their own shape, or of the slot asked for. */
final class FigureRoles {

    static final Map<Integer, Integer> HALLMARKS =
            Map.of(916, 22, 750, 18, 833, 20, 875, 21, 585, 14, 958, 23, 999, 24);
    static final Set<Integer> KARATS = Set.of(9, 10, 14, 18, 20, 21, 22, 23, 24);

    private static final BigDecimal LEAST_AMOUNT = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LAKH = BigDecimal.valueOf(100_000);
    private static final BigDecimal CRORE = BigDecimal.valueOf(10_000_000);
    private static final int LEAST_BARE_KARAT = 18;
    private static final Set<Integer> USUAL_KARATS = Set.of(18, 22, 24);
    private static final Set<String> JOINING = Set.of("is", "are", "bhi", "भी", "to", "toh", "तो");

    private static final Set<String> TAKING_BACK =
            Set.of("actually", "rather", "instead", "sorry", "balki", "बल्कि", "matlab", "मतलब", "सॉरी");

    private final Reading reading;
    private final Concepts heard;
    private final String asked;
    private boolean karatsHeard;

    FigureRoles(Reading reading) {
        this.reading = reading;
        this.heard = reading.heard();
        this.asked = reading.asked().slot().orElse("");
    }

    List<Figure> of(List<Figure> figures) {
        boolean weights = figures.stream().anyMatch(f -> f.role() == Role.WEIGHT && !f.negated());
        Optional<Role> corrected = figures.stream()
                .filter(Figure::negated)
                .flatMap(f -> roleOfKnown(f).stream())
                .findFirst();
        karatsHeard = figures.stream().anyMatch(f -> f.role() == Role.KARAT);
        List<Figure> roles = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            Optional<Figure> other = figure.role() == Role.BARE ? counterpart(figures, i) : Optional.empty();
            boolean twice = i + 1 < figures.size()
                    && figure.role() == Role.BARE
                    && figure.end() == figures.get(i + 1).from()
                    && figure.low().compareTo(figures.get(i + 1).low()) == 0;
            if (twice) {
                roles.add(figure.as(Role.OTHER));
            } else if (other.isPresent()) {
                roles.add(inUnitOf(other.get(), figure));
            } else {
                roles.add(figure.role() == Role.BARE ? figure.as(bareRole(figure, weights, corrected)) : figure);
            }
        }
        if (figures.stream().anyMatch(Figure::negated)) {
            reading.mark(Mark.CORRECTION);
        }
        return roles;
    }

    /** "Teen lakh nahi dhai", "pachaas nahi pandrah gram": the figure with a unit that one without it corrects or is corrected by. */
    private Optional<Figure> counterpart(List<Figure> figures, int at) {
        Optional<Figure> before = at > 0 ? Optional.of(figures.get(at - 1)) : Optional.empty();
        if (before.filter(figure -> figure.role() == Role.AMOUNT && isTakenBack(figure, figures.get(at)))
                .isPresent()) {
            return before;
        }
        Optional<Figure> after = at + 1 < figures.size() ? Optional.of(figures.get(at + 1)) : Optional.empty();
        return before.filter(Figure::negated)
                .or(() -> after.filter(_ -> figures.get(at).negated()))
                .filter(f -> f.role() != Role.BARE && f.role() != Role.OTHER);
    }

    /** "Four lakh, actually make it three and a half". */
    private boolean isTakenBack(Figure before, Figure after) {
        return reading.utterance().tokens().subList(before.end(), after.from()).stream()
                .anyMatch(TAKING_BACK::contains);
    }

    private static Figure inUnitOf(Figure other, Figure bare) {
        boolean money = other.role() == Role.AMOUNT && bare.high().compareTo(HUNDRED) < 0;
        if (!money) {
            return bare.as(other.role());
        }
        BigDecimal scale =
                other.low().compareTo(CRORE) >= 0 ? CRORE : other.low().compareTo(LAKH) >= 0 ? LAKH : LEAST_AMOUNT;
        return bare.as(Role.AMOUNT).times(scale);
    }

    private Role bareRole(Figure figure, boolean weightsHeard, Optional<Role> corrected) {
        OptionalInt whole = figure.wholeValue();
        if (whole.isPresent() && HALLMARKS.containsKey(whole.getAsInt()) && !asked.equals(SlotName.AMOUNT)) {
            return Role.KARAT;
        }
        if (corrected.isPresent()) {
            return corrected.get();
        }
        if (asksMoney() && figure.low().compareTo(LEAST_AMOUNT) >= 0) {
            return Role.AMOUNT;
        }
        boolean karat = whole.isPresent() && KARATS.contains(whole.getAsInt());
        if (asked.equals(SlotName.PURITY)) {
            return karat ? Role.KARAT : Role.OTHER;
        }
        if (weightsHeard) {
            return karat && whole.getAsInt() >= LEAST_BARE_KARAT && !itemAfter(figure) ? Role.KARAT : Role.OTHER;
        }
        return roleAsked(figure, karat);
    }

    private boolean asksMoney() {
        return asked.equals(SlotName.AMOUNT)
                || asked.equals(SlotName.OUTSTANDING)
                || (heard.hasAny("want", "loan", "money")
                        && !asked.equals(SlotName.PINCODE)
                        && !asked.equals(SlotName.PHONE));
    }

    private Role roleAsked(Figure figure, boolean karat) {
        boolean counts = itemAfter(figure);
        return switch (asked) {
            case SlotName.WEIGHT ->
                counts ? Role.OTHER : karatOfSeveral(karat) ? Role.KARAT : tooMuch(figure) ? Role.AMOUNT : Role.WEIGHT;
            case SlotName.TENURE -> Role.TENURE;
            case SlotName.RATE -> Role.RATE;
            case SlotName.AGE -> Role.AGE;
            default -> karatOfPiece(figure) ? Role.KARAT : heard.has("age") && !counts ? Role.AGE : Role.OTHER;
        };
    }

    /** Thousands of grams without a unit are rupees. */
    private static boolean tooMuch(Figure figure) {
        return figure.low().compareTo(LEAST_AMOUNT) > 0;
    }

    /** "some is 22 and some is 18" tells purities though the weight was asked. */
    private boolean karatOfSeveral(boolean karat) {
        return karat && heard.has("and");
    }

    /** "Anguthi atharah ki hai", of gold that is known with a purity or beside one, tells another. */
    private boolean karatOfPiece(Figure figure) {
        Map<String, Object> known = reading.asked().known();
        boolean purity = karatsHeard || known.containsKey(SlotName.PURITY) || known.containsKey(SlotName.ITEMS);
        int before = figure.from() - 1;
        boolean joined =
                before > 0 && JOINING.contains(reading.utterance().tokens().get(before));
        return purity && USUAL_KARATS.contains(figure.wholeValue().orElse(0)) && itemAt(joined ? before - 1 : before);
    }

    private boolean itemAt(int at) {
        return at >= 0
                && at < heard.length()
                && heard.at().get(at).stream().anyMatch(concept -> concept.startsWith("item."));
    }

    /** "do kangan": a count of pieces, not a weight. */
    boolean itemAfter(Figure figure) {
        return itemAt(figure.end());
    }

    private Optional<Role> roleOfKnown(Figure figure) {
        if (figure.role() != Role.BARE && figure.role() != Role.OTHER) {
            return Optional.empty();
        }
        if (same(figure, SlotName.WEIGHT)) {
            return Optional.of(Role.WEIGHT);
        }
        if (same(figure, SlotName.PURITY)) {
            return Optional.of(Role.KARAT);
        }
        return same(figure, SlotName.TENURE) ? Optional.of(Role.TENURE) : Optional.empty();
    }

    private boolean same(Figure figure, String slot) {
        return reading.asked().known().get(slot) instanceof Number number
                && figure.low().compareTo(new BigDecimal(number.toString())) == 0;
    }
}
