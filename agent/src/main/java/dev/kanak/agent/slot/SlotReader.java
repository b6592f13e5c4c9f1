package dev.kanak.agent.slot;

import static java.math.RoundingMode.HALF_UP;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.Figure.Role;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.core.text.NumberReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads slot values from an utterance: any slot at any time, a number without a unit as what was asked for.
 *
 * <p>Of several values for one slot the last that was not taken back holds; weights joined by "and" are summed.
 */
public final class SlotReader {

    private static final Set<Integer> KARATS = Set.of(9, 10, 14, 18, 20, 21, 22, 23, 24);
    private static final Map<Integer, Integer> HALLMARKS = Map.of(916, 22, 750, 18, 833, 20, 585, 14);
    private static final BigDecimal MOST_GRAMS = BigDecimal.valueOf(100_000);
    private static final BigDecimal MOST_RUPEES = BigDecimal.valueOf(100_000_000);
    private static final BigDecimal LEAST_AMOUNT = BigDecimal.valueOf(1000);
    private static final int MOST_MONTHS = 600;
    private static final Pattern PINCODE = Pattern.compile("[1-9]\\d{5}");

    private final PlaceReader places;

    public SlotReader(PlaceReader places) {
        this.places = places;
    }

    /**
     * The values in an utterance.
     *
     * @param asked slot the agent asked for
     * @param known values so far; a number taken back is looked up here to tell which slot is corrected
     */
    public SlotReading read(List<String> tokens, Concepts heard, Optional<String> asked, Map<String, Object> known) {
        Reading reading = new Reading(heard, asked.orElse(""), known);
        List<Figure> figures = reading.withRoles(FigureReader.read(tokens, heard));
        reading.weights(figures);
        reading.karats(figures);
        reading.amounts(figures);
        reading.tenures(figures);
        reading.words();
        if (reading.asksPlace() || heard.has("pincode")) {
            reading.pincode(NumberReader.digits(tokens));
        }
        places.read(tokens, heard, reading.asked.equals(SlotName.CITY)).ifPresent(reading::place);
        return new SlotReading(Map.copyOf(reading.values), Set.copyOf(reading.marks));
    }

    /** One utterance being read. */
    private static final class Reading {

        private final Concepts heard;
        private final String asked;
        private final Map<String, Object> known;
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final Set<Mark> marks = EnumSet.noneOf(Mark.class);

        Reading(Concepts heard, String asked, Map<String, Object> known) {
            this.heard = heard;
            this.asked = asked;
            this.known = known;
        }

        /** Numbers without a unit get the role of the slot they correct, of their own shape, or of the slot asked for. */
        List<Figure> withRoles(List<Figure> figures) {
            boolean units = figures.stream().anyMatch(f -> f.role() == Role.WEIGHT && !f.negated());
            List<Figure> roles = new ArrayList<>();
            Optional<Role> corrected = figures.stream()
                    .filter(Figure::negated)
                    .flatMap(f -> roleOfKnown(f).stream())
                    .findFirst();
            for (Figure figure : figures) {
                roles.add(figure.role() == Role.BARE ? figure.as(bareRole(figure, units, corrected)) : figure);
            }
            if (figures.stream().anyMatch(Figure::negated)) {
                marks.add(Mark.CORRECTION);
            }
            return roles;
        }

        private Role bareRole(Figure figure, boolean weightsHeard, Optional<Role> corrected) {
            OptionalInt whole = figure.wholeValue();
            if (whole.isPresent() && HALLMARKS.containsKey(whole.getAsInt()) && !asked.equals(SlotName.AMOUNT)) {
                return Role.KARAT;
            }
            if (corrected.isPresent()) {
                return corrected.get();
            }
            boolean money = asked.equals(SlotName.AMOUNT) || heard.hasAny("want", "loan", "money");
            if (money && figure.low().compareTo(LEAST_AMOUNT) >= 0) {
                return Role.AMOUNT;
            }
            boolean karat = whole.isPresent() && KARATS.contains(whole.getAsInt());
            if (asked.equals(SlotName.PURITY)) {
                return karat ? Role.KARAT : Role.OTHER;
            }
            if (weightsHeard) {
                return karat && whole.getAsInt() >= 18 ? Role.KARAT : Role.OTHER;
            }
            boolean counts = itemAfter(figure);
            return switch (asked) {
                case SlotName.WEIGHT -> counts ? Role.OTHER : karatOfSeveral(karat) ? Role.KARAT : Role.WEIGHT;
                case SlotName.TENURE -> Role.TENURE;
                default -> Role.OTHER;
            };
        }

        /** "some is 22 and some is 18" tells purities though the weight was asked. */
        private boolean karatOfSeveral(boolean karat) {
            return karat && heard.has("and");
        }

        /** "do kangan": a count of pieces, not a weight. */
        private boolean itemAfter(Figure figure) {
            int at = figure.end();
            return at < heard.length() && heard.at().get(at).stream().anyMatch(concept -> concept.startsWith("item."));
        }

        private Optional<Role> roleOfKnown(Figure figure) {
            if (same(figure, SlotName.WEIGHT)) {
                return Optional.of(Role.WEIGHT);
            }
            if (same(figure, SlotName.PURITY)) {
                return Optional.of(Role.KARAT);
            }
            return same(figure, SlotName.TENURE) ? Optional.of(Role.TENURE) : Optional.empty();
        }

        private boolean same(Figure figure, String slot) {
            return known.get(slot) instanceof Number number
                    && figure.low().compareTo(new BigDecimal(number.toString())) == 0;
        }

        private List<Figure> standing(List<Figure> figures, Role role) {
            return figures.stream()
                    .filter(f -> f.role() == role && !f.negated())
                    .filter(this::possible)
                    .toList();
        }

        private boolean possible(Figure figure) {
            boolean positive = figure.low().signum() > 0 && !heard.hasAt(figure.from() - 1, "minus");
            if (!positive) {
                marks.add(Mark.IMPOSSIBLE);
            }
            return positive;
        }

        void weights(List<Figure> figures) {
            List<Figure> all = standing(figures, Role.WEIGHT).stream()
                    .filter(f -> f.high().compareTo(MOST_GRAMS) <= 0)
                    .toList();
            List<Figure> stones = all.stream().filter(this::isStone).toList();
            List<Figure> gold = all.stream().filter(f -> !isStone(f)).toList();
            if (gold.isEmpty()) {
                return;
            }
            Figure last = gold.getLast();
            boolean sum = gold.size() > 1 && summed(gold);
            BigDecimal total =
                    sum ? gold.stream().map(Figure::low).reduce(BigDecimal.ZERO, BigDecimal::add) : last.low();
            if (last.isRange() && !sum) {
                values.put(SlotName.WEIGHT + "_min", grams(last.low()));
                values.put(SlotName.WEIGHT + "_max", grams(last.high()));
            } else {
                values.put(SlotName.WEIGHT, grams(total));
            }
            if (gold.stream().anyMatch(Figure::converted)) {
                marks.add(Mark.CONVERTED);
            }
            if (!stones.isEmpty()) {
                BigDecimal stone = stones.getLast().low();
                values.put(SlotName.STONE_WEIGHT, grams(stone));
                values.put(SlotName.NET_WEIGHT, grams(total.subtract(stone).max(BigDecimal.ZERO)));
            }
            items(gold, standing(figures, Role.KARAT), sum);
        }

        private boolean isStone(Figure figure) {
            return heard.hasAt(figure.end(), "stone") || heard.hasAt(figure.end() + 1, "stone");
        }

        private boolean summed(List<Figure> gold) {
            if (marks.contains(Mark.CORRECTION) || heard.has("sorryword")) {
                return false;
            }
            for (int at = gold.getFirst().end(); at < gold.getLast().from(); at++) {
                if (heard.hasAt(at, "and")) {
                    return true;
                }
            }
            return false;
        }

        /** "bees gram bais carat ki chain aur das gram atharah carat ki ring": a piece for each weight and purity. */
        private void items(List<Figure> gold, List<Figure> karats, boolean sum) {
            if (!sum || karats.size() != gold.size()) {
                return;
            }
            List<Map<String, Object>> items = new ArrayList<>();
            for (int i = 0; i < gold.size(); i++) {
                int until = i + 1 < gold.size() ? gold.get(i + 1).from() : heard.length();
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("net_weight_g", grams(gold.get(i).low()));
                item.put("purity_karat", karat(karats.get(i)));
                itemType(gold.get(i).from(), until).ifPresent(type -> item.put("item_type", type));
                items.add(Map.copyOf(item));
            }
            values.put(SlotName.ITEMS, List.copyOf(items));
        }

        void karats(List<Figure> figures) {
            List<Figure> karats = standing(figures, Role.KARAT).stream()
                    .filter(f -> KARATS.contains(karat(f)))
                    .toList();
            boolean several = karats.stream().map(Reading::karat).distinct().count() > 1;
            if (several && heard.has("and") && !marks.contains(Mark.CORRECTION)) {
                if (!values.containsKey(SlotName.ITEMS)) {
                    marks.add(Mark.MIXED_PURITY);
                }
                return;
            }
            if (!karats.isEmpty()) {
                values.put(SlotName.PURITY, karat(karats.getLast()));
            }
            if (heard.has("hallmark")) {
                values.put(SlotName.HALLMARKED, true);
            }
        }

        private static int karat(Figure figure) {
            int value = figure.wholeValue().orElse(0);
            return HALLMARKS.getOrDefault(value, value);
        }

        void amounts(List<Figure> figures) {
            String slot = heard.has("outstanding") ? SlotName.OUTSTANDING : SlotName.AMOUNT;
            List<Figure> amounts = standing(figures, Role.AMOUNT).stream()
                    .filter(f -> f.high().compareTo(MOST_RUPEES) <= 0)
                    .toList();
            if (!amounts.isEmpty()) {
                Figure last = amounts.getLast();
                if (last.isRange()) {
                    values.put(slot + "_min", rupees(last.low()));
                    values.put(slot + "_max", rupees(last.high()));
                } else {
                    values.put(slot, rupees(last.low()));
                }
            } else if (heard.has("maxwanted")) {
                marks.add(Mark.WANTS_MAXIMUM);
            }
        }

        void tenures(List<Figure> figures) {
            List<Figure> tenures = standing(figures, Role.TENURE).stream()
                    .filter(f -> f.high().intValue() <= MOST_MONTHS && f.high().intValue() > 0)
                    .toList();
            if (!tenures.isEmpty() && tenures.getLast().isRange()) {
                values.put(SlotName.TENURE + "_min", tenures.getLast().low().intValue());
                values.put(SlotName.TENURE + "_max", tenures.getLast().high().intValue());
            } else if (!tenures.isEmpty()) {
                values.put(
                        SlotName.TENURE,
                        tenures.getLast().low().setScale(0, HALF_UP).intValue());
            } else if (heard.has("yearlong")) {
                values.put(SlotName.TENURE, 12);
            }
            List<Figure> rates = standing(figures, Role.RATE);
            if (!rates.isEmpty()) {
                values.put(SlotName.RATE, plain(rates.getLast().low()));
            }
        }

        void words() {
            itemType(0, heard.length()).ifPresent(type -> values.put(SlotName.ITEM_TYPE, type));
            boolean question = heard.has("askq") && !asked.equals(SlotName.PRODUCT);
            if (!question) {
                last("product.", 0, heard.length()).ifPresent(product -> values.put(SlotName.PRODUCT, product));
            }
            last("lender.", 0, heard.length()).ifPresent(lender -> values.put(SlotName.LENDER_TYPE, lender));
            last("purpose.", 0, heard.length()).ifPresent(purpose -> values.put(SlotName.PURPOSE, purpose));
            if (values.containsKey(SlotName.WEIGHT) && heard.hasAny("net", "grossword")) {
                values.put(SlotName.WEIGHT_BASIS, heard.has("net") ? "net" : "gross");
            }
            if (heard.hasAny("dontknow", "kdm")) {
                marks.add(Mark.UNKNOWN);
            }
        }

        boolean asksPlace() {
            return asked.equals(SlotName.CITY) || asked.equals(SlotName.PINCODE);
        }

        void pincode(String digits) {
            if (PINCODE.matcher(digits).matches()) {
                values.remove(SlotName.AMOUNT);
                values.put(SlotName.PINCODE, digits);
            }
        }

        void place(PlaceReader.Place place) {
            values.put(SlotName.CITY, place.city());
            place.locality().ifPresent(locality -> values.put(SlotName.LOCALITY, locality));
        }

        private Optional<String> itemType(int from, int until) {
            String types = heard.at().subList(from, until).stream()
                    .flatMap(Set::stream)
                    .filter(concept -> concept.startsWith("item."))
                    .map(concept -> concept.substring("item.".length()))
                    .distinct()
                    .collect(Collectors.joining(","));
            return types.isEmpty() ? Optional.empty() : Optional.of(types);
        }

        private Optional<String> last(String prefix, int from, int until) {
            return heard.at().subList(from, until).reversed().stream()
                    .flatMap(Set::stream)
                    .filter(concept -> concept.startsWith(prefix))
                    .map(concept -> concept.substring(prefix.length()))
                    .findFirst();
        }

        private static BigDecimal grams(BigDecimal value) {
            return plain(value.setScale(2, HALF_UP));
        }

        private static BigDecimal plain(BigDecimal value) {
            BigDecimal stripped = value.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        private static Long rupees(BigDecimal value) {
            return value.setScale(0, HALF_UP).longValue();
        }
    }
}
