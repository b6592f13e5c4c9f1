package dev.kanak.agent.slot;

import static java.math.RoundingMode.HALF_UP;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.Figure.Role;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.slot.SlotReading.Piece;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Weight, stones, purity and pieces. */
final class GoldSlots {

    private static final BigDecimal MOST_GRAMS = BigDecimal.valueOf(100_000);
    private static final int STONE_REACH = 2;
    private static final int FINENESS_916 = 22;

    private static final Set<String> ONE_OF_SEVERAL = Set.of(
            "ek", "एक", "one", "other", "another", "doosri", "dusri", "दूसरी", "doosra", "dusra", "दूसरा", "pehli",
            "पहली", "pehla", "पहला", "first", "second", "third", "teesri", "तीसरी", "teesra", "तीसरा");

    private final Reading reading;
    private final Concepts heard;
    private final List<Figure> figures;
    private final FigureRoles roles;

    GoldSlots(Reading reading, FigureRoles roles, List<Figure> figures) {
        this.reading = reading;
        this.heard = reading.heard();
        this.roles = roles;
        this.figures = figures;
    }

    void read() {
        weights();
        karats();
        itemType(0, heard.length()).ifPresent(type -> reading.put(SlotName.ITEM_TYPE, type));
        hallmark();
        if (heard.hasAny("dontknow", "kdm")) {
            reading.mark(Mark.UNKNOWN);
        }
    }

    private void weights() {
        List<Figure> all = reading.standing(figures, Role.WEIGHT).stream()
                .filter(f -> f.high().compareTo(MOST_GRAMS) <= 0)
                .toList();
        List<Figure> stones = all.stream().filter(this::isStone).toList();
        PieceCount counts = new PieceCount(reading, roles, figures);
        List<Figure> gold =
                all.stream().filter(f -> !stones.contains(f)).map(counts::whole).toList();
        if (gold.isEmpty()) {
            return;
        }
        if (gold.stream().anyMatch(Figure::converted)) {
            reading.mark(Mark.CONVERTED);
        }
        Optional<Figure> net = gold.stream().filter(f -> isBeside(f, "net")).reduce((_, last) -> last);
        Optional<Figure> gross =
                gold.stream().filter(f -> isBeside(f, "grossword")).reduce((_, last) -> last);
        if (net.isPresent() && gross.isPresent() && !net.equals(gross)) {
            reading.put(SlotName.WEIGHT, grams(gross.get().low()));
            reading.put(SlotName.NET_WEIGHT, grams(net.get().low()));
            reading.put(SlotName.WEIGHT_BASIS, "gross");
            return;
        }
        boolean sum = gold.size() > 1 && summed(gold);
        total(gold, sum);
        stones(stones);
        if (heard.hasAny("net", "grossword")) {
            reading.put(SlotName.WEIGHT_BASIS, heard.has("net") ? "net" : "gross");
        }
        items(gold, reading.standing(figures, Role.KARAT), sum);
        if (stones.isEmpty() && !reading.has(SlotName.ITEMS)) {
            pieces(gold, sum);
        }
    }

    /** "Chain pandrah gram, anguthi das gram": what there is of each kind. */
    private void pieces(List<Figure> gold, boolean sum) {
        List<Piece> told = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            Optional<String> kind = gold.size() == 1 ? itemType(0, heard.length()) : kind(gold, i);
            if (kind.isEmpty() || kind.get().contains(",") || gold.get(i).isRange()) {
                return;
            }
            told.add(new Piece(kind.get(), grams(gold.get(i).low())));
        }
        if (sum || gold.size() == 1) {
            reading.pieces(told);
        }
    }

    /** The kind named with a figure: before it, if one is named before the first, else after it. */
    private Optional<String> kind(List<Figure> told, int at) {
        boolean leads = itemType(0, told.getFirst().from()).isPresent();
        int from = !leads ? told.get(at).from() : at == 0 ? 0 : told.get(at - 1).end();
        int until = leads
                ? told.get(at).from()
                : at + 1 < told.size() ? told.get(at + 1).from() : heard.length();
        return itemType(from, until);
    }

    private void total(List<Figure> gold, boolean sum) {
        Figure last =
                gold.stream().filter(f -> isBeside(f, "total")).findFirst().orElse(gold.getLast());
        if (sum) {
            reading.put(
                    SlotName.WEIGHT, grams(gold.stream().map(Figure::low).reduce(BigDecimal.ZERO, BigDecimal::add)));
        } else if (last.isRange()) {
            reading.put(SlotName.WEIGHT + "_min", grams(last.low()));
            reading.put(SlotName.WEIGHT + "_max", grams(last.high()));
        } else {
            reading.put(SlotName.WEIGHT, grams(last.low()));
        }
    }

    private void stones(List<Figure> stones) {
        if (stones.isEmpty() || !reading.has(SlotName.WEIGHT)) {
            return;
        }
        BigDecimal stone = stones.getLast().low();
        BigDecimal total = (BigDecimal) reading.value(SlotName.WEIGHT);
        reading.put(SlotName.STONE_WEIGHT, grams(stone));
        reading.put(SlotName.NET_WEIGHT, grams(total.subtract(stone).max(BigDecimal.ZERO)));
    }

    /** "4 gram nag", "nag ka wazan 4 gram"; not "bina nag ke 38 gram". */
    private boolean isStone(Figure figure) {
        boolean named = figures.stream().anyMatch(f -> f.role() == Role.WEIGHT && stoneAfter(f));
        return named ? stoneAfter(figure) : stoneBefore(figure);
    }

    private boolean stoneAfter(Figure figure) {
        for (int at = figure.end(); at < figure.end() + STONE_REACH; at++) {
            if (heard.hasAt(at, "stone")) {
                return !stonesOut(at);
            }
            if (!heard.hasAt(at, "colourless")) {
                break;
            }
        }
        return false;
    }

    private boolean stoneBefore(Figure figure) {
        for (int at = figure.from() - 1; at >= figure.from() - STONE_REACH - 1; at--) {
            if (heard.hasAt(at, "stone")) {
                return !stonesOut(at);
            }
            boolean between =
                    heard.hasAt(at, "colourless") || heard.hasAt(at, "weightword") || heard.hasAt(at, "isare");
            if (!between) {
                break;
            }
        }
        return false;
    }

    private boolean stonesOut(int at) {
        return heard.hasAt(at - 1, "without") || heard.hasAt(at + 1, "without") || heard.hasAt(at + 1, "removeword");
    }

    private boolean isBeside(Figure figure, String concept) {
        return heard.hasAt(figure.end(), concept)
                || heard.hasAt(figure.from() - 1, concept)
                || (heard.hasAt(figure.from() - 2, concept) && heard.hasAt(figure.from() - 1, "weightword"))
                || (heard.hasAt(figure.from() - 3, concept) && heard.hasAt(figure.from() - 1, "isare"));
    }

    private boolean summed(List<Figure> gold) {
        if (reading.isMarked(Mark.CORRECTION)
                || heard.has("sorryword")
                || gold.stream().anyMatch(f -> isBeside(f, "total"))) {
            return false;
        }
        for (int at = gold.getFirst().end(); at < gold.getLast().from(); at++) {
            if (heard.hasAt(at, "and")) {
                return true;
            }
        }
        return gold.stream().allMatch(f -> ownItem(gold, f)) || ownKarats(gold) || oneAfterAnother(gold);
    }

    /** "40 grams is 22 karat, 20 grams is 18": each weight with a purity of its own. */
    private boolean ownKarats(List<Figure> gold) {
        List<Integer> karats = reading.standing(figures, Role.KARAT).stream()
                .map(GoldSlots::karat)
                .distinct()
                .toList();
        return karats.size() == gold.size();
    }

    /** "Ek das gram ki, ek pandrah gram ki", "one of ten grams, the other of fifteen". */
    private boolean oneAfterAnother(List<Figure> gold) {
        List<String> words = reading.utterance().tokens();
        int from = 0;
        for (Figure weight : gold) {
            if (words.subList(from, weight.from()).stream().noneMatch(ONE_OF_SEVERAL::contains)) {
                return false;
            }
            from = weight.end();
        }
        return true;
    }

    /** Whether a piece is named with the weight: before the next weight, or before it and after the last. */
    private boolean ownItem(List<Figure> gold, Figure weight) {
        int place = gold.indexOf(weight);
        int from = place == 0 ? 0 : gold.get(place - 1).end();
        int until = place + 1 < gold.size() ? gold.get(place + 1).from() : heard.length();
        return itemType(from, until).isPresent();
    }

    /** "bees gram bais carat ki chain aur das gram atharah carat ki ring": a piece for each weight and purity. */
    private void items(List<Figure> gold, List<Figure> karats, boolean sum) {
        if (!sum || karats.size() != gold.size()) {
            return;
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("net_weight_g", grams(gold.get(i).low()));
            item.put("purity_karat", karat(karats.get(i)));
            kind(gold, i).ifPresent(type -> item.put("item_type", type));
            items.add(Map.copyOf(item));
        }
        reading.put(SlotName.ITEMS, List.copyOf(items));
    }

    private void karats() {
        List<Figure> karats = reading.standing(figures, Role.KARAT).stream()
                .filter(f -> FigureRoles.KARATS.contains(karat(f)))
                .toList();
        purities(karats);
        boolean several = karats.stream().map(GoldSlots::karat).distinct().count() > 1;
        boolean joined = heard.hasAny("and", "some", "or") && !heard.has("sorryword");
        if (several && joined && !reading.isMarked(Mark.CORRECTION)) {
            if (!reading.has(SlotName.ITEMS)) {
                reading.mark(Mark.MIXED_PURITY);
            }
            return;
        }
        if (reading.has(SlotName.ITEMS)) {
            return;
        }
        if (heard.has("fineness916")) {
            reading.put(SlotName.PURITY, FINENESS_916);
        } else if (!karats.isEmpty()) {
            reading.put(SlotName.PURITY, karat(karats.getLast()));
        }
    }

    /** "The chain is twenty two, the ring eighteen". */
    private void purities(List<Figure> karats) {
        Map<String, Integer> told = new LinkedHashMap<>();
        for (int i = 0; i < karats.size(); i++) {
            Optional<String> kind = kind(karats, i);
            if (kind.isEmpty() || kind.get().contains(",") || told.containsKey(kind.get())) {
                return;
            }
            told.put(kind.get(), karat(karats.get(i)));
        }
        if (reading.standing(figures, Role.WEIGHT).isEmpty()) {
            reading.purities(told);
        }
    }

    private void hallmark() {
        int at = heard.indexOf("hallmark");
        if (at < 0 || heard.has("askq")) {
            return;
        }
        boolean denied = heard.hasAt(at + 1, "nahi") || heard.hasAt(at + 2, "nahi") || heard.hasAt(at - 1, "nahi");
        boolean without = heard.hasAt(at - 1, "without") || heard.hasAt(at + 1, "without");
        boolean unknown = heard.has("dontknow");
        if (!unknown) {
            reading.put(SlotName.HALLMARKED, !denied && !without);
        }
    }

    static int karat(Figure figure) {
        int value = figure.wholeValue().orElse(0);
        return FigureRoles.HALLMARKS.getOrDefault(value, value);
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

    private static BigDecimal grams(BigDecimal value) {
        return Reading.plain(value.setScale(2, HALF_UP));
    }
}
