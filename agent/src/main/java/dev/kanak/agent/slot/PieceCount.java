package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.Figure.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Of how many pieces a weight is that of one. */
final class PieceCount {

    private static final int MOST_PIECES = 50;

    /** Kinds that are worn in pairs. */
    private static final Set<String> PAIRED = Set.of("item.bangle", "item.earring", "item.anklet");

    private static final Pattern PLURAL = Pattern.compile(".*(?:s|iyaa?n|iyon|kke|mke|यां|यों|ों|के)");

    /** What agrees with several pieces: "20-20 gram ke". */
    private static final Set<String> OF_SEVERAL = Set.of("ke", "के");

    private static final Map<String, Integer> ALL_OF_THEM = Map.ofEntries(
            Map.entry("dono", 2),
            Map.entry("donon", 2),
            Map.entry("दोनों", 2),
            Map.entry("दोनो", 2),
            Map.entry("both", 2),
            Map.entry("teeno", 3),
            Map.entry("teenon", 3),
            Map.entry("तीनों", 3),
            Map.entry("तीनो", 3),
            Map.entry("chaaro", 4),
            Map.entry("chaaron", 4),
            Map.entry("चारों", 4),
            Map.entry("चारो", 4));

    private static final Pattern TOGETHER = Pattern.compile("(?:mila|मिला|ikatth|इकट्ठ|together).*");

    private final Concepts heard;
    private final List<String> tokens;
    private final List<Figure> figures;
    private final FigureRoles roles;
    private final Asked asked;

    PieceCount(Reading reading, FigureRoles roles, List<Figure> figures) {
        this.heard = reading.heard();
        this.tokens = reading.utterance().tokens();
        this.asked = reading.asked();
        this.roles = roles;
        this.figures = figures;
    }

    /** The weight of all pieces: "do kangan das das gram ke", "das gram ki teen anguthi", "kangan 20-20 gram", "dono 20 gram ke". */
    Figure whole(Figure weight) {
        int pieces = counted(weight).orElseGet(() -> saidTwice(weight) && several(weight) ? 2 : together(weight));
        return pieces == 1 ? weight : weight.times(BigDecimal.valueOf(pieces));
    }

    private OptionalInt counted(Figure weight) {
        return figures.stream()
                .filter(count -> count.role() == Role.OTHER || count.role() == Role.BARE)
                .filter(count -> begin(weight) <= count.from() && count.end() <= until(weight))
                .filter(count -> counts(count, weight))
                .mapToInt(count -> count.wholeValue().orElse(0))
                .filter(pieces -> pieces > 1 && pieces <= MOST_PIECES)
                .findFirst();
    }

    private boolean counts(Figure count, Figure weight) {
        boolean ofItem = roles.itemAfter(count) || adjectiveOf(count, weight);
        boolean told = itemAt(count.from() - 1) || (heard.hasAt(count.from() - 1, "isare") && itemAt(count.from() - 2));
        boolean afterItem = told && count.end() != weight.from() && saidTwice(weight);
        return afterItem || (ofItem && distributes(count, weight));
    }

    /** "Two ten gram coins". */
    private boolean adjectiveOf(Figure count, Figure weight) {
        return count.end() == weight.from() && itemAt(weight.end()) && !saidTwice(weight);
    }

    private boolean distributes(Figure count, Figure weight) {
        boolean ofPieces = count.from() == weight.end() + 1 && heard.hasAt(weight.end(), "colourless");
        return each(weight) || saidTwice(weight) || ofPieces || adjectiveOf(count, weight);
    }

    private boolean each(Figure weight) {
        return IntStream.range(begin(weight), until(weight)).anyMatch(at -> heard.hasAt(at, "each"));
    }

    /** "20-20 gram", "do do tole". */
    private boolean saidTwice(Figure weight) {
        return figures.stream()
                .filter(f -> f.end() == weight.from())
                .anyMatch(f -> weight.from() + f.end() - f.from() <= tokens.size()
                        && tokens.subList(f.from(), f.end())
                                .equals(tokens.subList(weight.from(), weight.from() + f.end() - f.from())));
    }

    /** The kind told with a weight, or before it in the call, comes in pairs, or its word means several. */
    private boolean several(Figure weight) {
        boolean plural = weight.end() < tokens.size() && OF_SEVERAL.contains(tokens.get(weight.end()));
        boolean before = leads();
        List<Integer> items = IntStream.range(
                        before ? begin(weight) : weight.end(), before ? weight.from() : until(weight))
                .filter(this::itemAt)
                .boxed()
                .toList();
        if (items.isEmpty()) {
            return asked.known().get(SlotName.ITEM_TYPE) instanceof String kind
                    && (plural || PAIRED.contains("item." + kind));
        }
        return plural
                || items.stream()
                        .anyMatch(at -> heard.at().get(at).stream().anyMatch(PAIRED::contains)
                                || PLURAL.matcher(tokens.get(at)).matches());
    }

    /** "Dono 20 gram ke", and not "dono mila ke 20 gram": how many they are; 1 if it is not said so. */
    private int together(Figure weight) {
        boolean each = heard.hasAt(weight.end(), "colourless") || each(weight);
        if (!each
                || heard.has("total")
                || tokens.stream().anyMatch(word -> TOGETHER.matcher(word).matches())) {
            return 1;
        }
        int at = weight.from() - 1;
        while (at >= begin(weight) && (itemAt(at) || isBetween(at))) {
            at--;
        }
        return at < begin(weight) ? 1 : ALL_OF_THEM.getOrDefault(tokens.get(at), 1);
    }

    private boolean isBetween(int at) {
        boolean number = figures.stream().anyMatch(f -> f.from() <= at && at < f.end());
        return number || heard.hasAt(at, "colourless") || heard.hasAt(at, "weightword") || heard.hasAt(at, "isare");
    }

    /** Kinds are told before their weights. */
    private boolean leads() {
        return figures.stream()
                .filter(f -> f.role() == Role.WEIGHT)
                .findFirst()
                .filter(first -> IntStream.range(0, first.from()).anyMatch(this::itemAt))
                .isPresent();
    }

    private int begin(Figure weight) {
        return figures.stream()
                .filter(f -> f.role() == Role.WEIGHT && f.end() <= weight.from())
                .mapToInt(Figure::end)
                .max()
                .orElse(0);
    }

    private int until(Figure weight) {
        return figures.stream()
                .filter(f -> f.role() == Role.WEIGHT && f.from() >= weight.end())
                .mapToInt(Figure::from)
                .min()
                .orElse(heard.length());
    }

    private boolean itemAt(int at) {
        return at >= 0
                && at < heard.length()
                && heard.at().get(at).stream().anyMatch(concept -> concept.startsWith("item."));
    }
}
