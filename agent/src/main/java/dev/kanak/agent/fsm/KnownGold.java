package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.slot.SlotReading.Piece;
import dev.kanak.agent.topic.Topic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what an utterance says of gold that is known already: more of it, one of its pieces, a share of what is lent on it. */
final class KnownGold {

    private static final String NET = "net_weight_g";
    private static final String KARAT = "purity_karat";
    private static final String TYPE = "item_type";
    private static final int HUNDREDS = -2;
    private static final int FEW_WORDS = 4;

    /** "Anguthi das gram bhi hai". */
    private static final Set<String> ALSO = Set.of("bhi", "भी", "aur", "और", "also", "too", "and", "another");

    /** "Ek aur anguthi bhi hai": a piece more, even of a kind told before. */
    private static final Set<String> ONE_MORE = Set.of("bhi", "भी", "also", "too", "another");

    /** "Sab bais ke hain". */
    private static final Set<String> ALL = Set.of(
            "sab",
            "saare",
            "sara",
            "sabhi",
            "सब",
            "सारे",
            "सारा",
            "सभी",
            "dono",
            "दोनों",
            "दोनो",
            "teeno",
            "तीनों",
            "all",
            "both",
            "everything");

    /** "Hata do", and no "to" after it. */
    private static final Pattern TAKEN_OUT =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{M}])(?:(?:hata|हटा|nikal|nikaal|निकाल|delete|mita|मिटा)\\s+"
                    + "(?:do|दो|dijiye|दीजिए|दीजिये|de|दें|den|lo|लो)|hatao|hataiye|हटाओ|हटाइए|remove|delete|take\\s+out|leave\\s+out)"
                    + "(?![\\p{L}\\p{M}])(?!\\s+(?:to|toh|तो)(?![\\p{L}\\p{M}]))");

    private final Memory memory;
    private final Heard heard;

    KnownGold(Memory memory, Heard heard) {
        this.memory = memory;
        this.heard = heard;
    }

    /** "There are five grams more": told, not supposed, of gold that is one weight. */
    boolean hasMore() {
        boolean told = heard.topics().has(Topic.ADDS)
                && !heard.topics().has(Topic.WHAT_IF)
                && !heard.topics().has(Topic.REMOVES)
                && heard.concepts().has("isare")
                && !heard.asks()
                && !heard.text().endsWith("?");
        Map<String, Object> values = heard.slots().values();
        boolean weighs = values.get(SlotName.WEIGHT) instanceof Number
                && !values.containsKey(SlotName.PURITY)
                && !values.containsKey(SlotName.ITEMS);
        boolean one = memory.slots().get(SlotName.WEIGHT) instanceof Number
                && !memory.knows(SlotName.ITEMS)
                && !memory.knows(SlotName.NET_WEIGHT);
        return told && weighs && one;
    }

    /** Puts the whole weight in place of what comes to it, and an amount in place of a share of the limit. */
    void settle(Map<String, Object> values) {
        if (hasMore()) {
            memory.number(SlotName.WEIGHT)
                    .ifPresent(known -> values.put(SlotName.WEIGHT, known.add(number(values.get(SlotName.WEIGHT)))));
        } else if (isAnotherPiece(values) && values.get(SlotName.PURITY) instanceof Integer karat) {
            List<Map<String, Object>> all = new ArrayList<>(items());
            all.add(item(values.get(SlotName.ITEM_TYPE), number(values.get(SlotName.WEIGHT)), karat));
            becomes(all, values);
        } else if (isAnotherPiece(values) && memory.knows(SlotName.ITEMS) && isOfOneKaratByKind(items())) {
            ofUnknownPurity(values);
        } else if (values.containsKey(SlotName.WEIGHT)) {
            pieces(values);
        } else if (tellsPurities()) {
            becomes(
                    memory.pieces.stream()
                            .map(piece -> item(
                                    piece.kind(),
                                    piece.grams(),
                                    karat(piece.kind()).orElseThrow()))
                            .toList(),
                    values);
        } else if (tellsSomePurities()) {
            memory.purities = Stream.concat(
                            memory.purities.entrySet().stream(), heard.slots().purities().entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, now) -> now));
            values.remove(SlotName.PURITY);
            values.remove(SlotName.ITEM_TYPE);
        }
        boolean bare =
                heard.words() <= FEW_WORDS && !heard.asks() && !heard.topics().has(Topic.WHAT_IF);
        if (values.isEmpty() && bare && memory.question == Question.AMOUNT) {
            share().ifPresent(amount -> values.put(SlotName.AMOUNT, amount));
        }
    }

    /** "The ring is twelve grams", "a ring of ten grams too": with the pieces told before, the weight of all. */
    private void pieces(Map<String, Object> values) {
        List<Piece> told = heard.slots().pieces();
        List<Piece> known = listed() ? memory.pieces : List.of();
        memory.pieces = told;
        if (told.isEmpty() || known.isEmpty()) {
            return;
        }
        boolean others = told.stream()
                .noneMatch(piece -> known.stream().anyMatch(old -> old.kind().equals(piece.kind())));
        boolean also = Words.of(heard.text()).stream().anyMatch(ALSO::contains);
        if ((also && told.size() == 1) || (others && (also || !instead()))) {
            memory.pieces = Stream.concat(known.stream(), told.stream()).toList();
        } else if (told.stream().allMatch(piece -> one(known, piece.kind()).isPresent())
                && told.size() < known.size()) {
            memory.pieces = known.stream()
                    .map(piece -> one(told, piece.kind()).orElse(piece))
                    .toList();
        } else {
            return;
        }
        values.put(SlotName.WEIGHT, total());
        values.put(SlotName.ITEM_TYPE, named(memory.pieces));
    }

    /** "And a ring of ten grams, eighteen karat": told beside gold whose purity is known, and not instead of it. */
    private boolean isAnotherPiece(Map<String, Object> values) {
        boolean told = values.get(SlotName.WEIGHT) instanceof Number
                && !values.containsKey(SlotName.ITEMS)
                && !values.containsKey(SlotName.STONE_WEIGHT)
                && !heard.text().endsWith("?");
        boolean supposed = heard.topics().has(Topic.WHAT_IF) || heard.topics().has(Topic.REMOVES);
        if (!told || supposed || instead()) {
            return false;
        }
        Object kind = values.get(SlotName.ITEM_TYPE);
        boolean karat = values.containsKey(SlotName.PURITY);
        if (!karat && (kind == null || heard.slots().pieces().size() != 1)) {
            return false;
        }
        boolean other = items().stream().noneMatch(item -> Objects.equals(kind, item.get(TYPE)));
        boolean same = items().stream()
                .anyMatch(item -> Objects.equals(kind, item.get(TYPE))
                        && number(item.get(NET)).compareTo(number(values.get(SlotName.WEIGHT))) == 0);
        List<String> words = Words.of(heard.text());
        return !items().isEmpty()
                && (heard.topics().has(Topic.ADDS)
                        || (!same && words.stream().anyMatch(ONE_MORE::contains))
                        || (kind != null && other && words.stream().anyMatch(ALSO::contains)));
    }

    /** Whether some of the gold that is known is to be left out: told, not supposed. */
    boolean isTakenOut() {
        return heard.slots().values().containsKey(SlotName.ITEM_TYPE)
                && !heard.slots().values().containsKey(SlotName.WEIGHT)
                && memory.knows(SlotName.WEIGHT)
                && heard.is(Intent.CORRECTION)
                && TAKEN_OUT.matcher(heard.text()).find()
                && !heard.asks()
                && !heard.text().endsWith("?");
    }

    /** The values of the gold without the pieces named; empty if what is left is not known. */
    Map<String, Object> withoutPieces() {
        Set<String> out = Set.of(
                String.valueOf(heard.slots().values().get(SlotName.ITEM_TYPE)).split(",", -1));
        boolean byPurity = memory.knows(SlotName.ITEMS);
        List<Map<String, Object>> items = byPurity ? items() : List.of();
        List<Piece> all = byPurity
                ? items.stream()
                        .map(item -> new Piece(String.valueOf(item.get(TYPE)), number(item.get(NET))))
                        .toList()
                : listed() ? memory.pieces : List.of();
        List<Piece> left =
                all.stream().filter(piece -> !out.contains(piece.kind())).toList();
        Set<String> known = all.stream().map(Piece::kind).collect(Collectors.toSet());
        if (left.isEmpty() || !known.containsAll(out)) {
            return Map.of();
        }
        memory.pieces = left;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(SlotName.WEIGHT, total());
        values.put(SlotName.ITEM_TYPE, named(left));
        if (byPurity) {
            values.put(
                    SlotName.ITEMS,
                    items.stream()
                            .filter(item -> !out.contains(String.valueOf(item.get(TYPE))))
                            .toList());
        }
        return values;
    }

    private static boolean isOfOneKaratByKind(List<Map<String, Object>> items) {
        Set<Object> kinds =
                items.stream().map(item -> item.getOrDefault(TYPE, "")).collect(Collectors.toSet());
        long kindsAndKarats = items.stream()
                .map(item -> Arrays.asList(item.get(TYPE), item.get(KARAT)))
                .distinct()
                .count();
        return !kinds.contains("") && kinds.size() == kindsAndKarats;
    }

    /** "And a ring of ten grams" beside pieces of known purities: only its own is still to be told. */
    private void ofUnknownPurity(Map<String, Object> values) {
        List<Piece> all = new ArrayList<>();
        Map<String, Integer> karats = new LinkedHashMap<>();
        for (Map<String, Object> item : items()) {
            String kind = String.valueOf(item.get(TYPE));
            all.add(new Piece(kind, number(item.get(NET))));
            karats.put(kind, number(item.get(KARAT)).intValue());
        }
        all.addAll(heard.slots().pieces());
        memory.pieces = List.copyOf(all);
        memory.purities = karats;
        memory.slots().remove(SlotName.PURITY);
        memory.slots().remove(SlotName.ITEM_TYPE);
        values.remove(SlotName.ITEM_TYPE);
        values.put(SlotName.WEIGHT, total());
    }

    /** The gold that is known piece by piece with its purities; as one piece if it is one weight. */
    private List<Map<String, Object>> items() {
        if (memory.slots().get(SlotName.ITEMS) instanceof List<?> pieces) {
            return pieces.stream().map(KnownGold::fields).toList();
        }
        Optional<BigDecimal> karat = memory.number(SlotName.PURITY);
        Optional<BigDecimal> weight = memory.number(SlotName.WEIGHT);
        if (karat.isEmpty() || weight.isEmpty() || memory.knows(SlotName.NET_WEIGHT)) {
            return List.of();
        }
        int purity = karat.get().intValue();
        return listed()
                ? memory.pieces.stream()
                        .map(piece -> item(piece.kind(), piece.grams(), purity))
                        .toList()
                : List.of(item(memory.slots().get(SlotName.ITEM_TYPE), weight.get(), purity));
    }

    private static Map<String, Object> item(@Nullable Object kind, Object grams, Object karat) {
        boolean one = kind instanceof String named && !named.contains(",");
        return one ? Map.of(TYPE, kind, NET, grams, KARAT, karat) : Map.of(NET, grams, KARAT, karat);
    }

    /** The gold is known as these pieces and no longer as one weight of one purity. */
    private void becomes(List<Map<String, Object>> items, Map<String, Object> values) {
        values.remove(SlotName.PURITY);
        values.remove(SlotName.ITEM_TYPE);
        if (values.containsKey(SlotName.WEIGHT)) {
            values.put(SlotName.WEIGHT, total(items));
        }
        values.put(SlotName.ITEMS, items);
        memory.purities = Map.of();
    }

    /** "The chain is twenty two, the ring eighteen": the purity of each of the pieces told before is known now. */
    boolean tellsPurities() {
        Set<String> kinds = kinds();
        return mayTellPurities() && kinds.stream().allMatch(kind -> karat(kind).isPresent());
    }

    /** "The chain is twenty two", of several kinds: that of the others is still to be told. */
    boolean tellsSomePurities() {
        return mayTellPurities() && !heard.slots().purities().isEmpty() && !tellsPurities();
    }

    private boolean mayTellPurities() {
        Set<String> told = heard.slots().purities().keySet();
        boolean rest = told.isEmpty() && restKarat().isPresent();
        return listed()
                && kinds().size() > 1
                && !heard.asks()
                && kinds().containsAll(told)
                && (rest || !told.isEmpty());
    }

    /** The kinds of pieces, each once, as the slot holds them. */
    private static String named(List<Piece> pieces) {
        return pieces.stream().map(Piece::kind).distinct().collect(Collectors.joining(","));
    }

    private Set<String> kinds() {
        return memory.pieces.stream().map(Piece::kind).collect(Collectors.toSet());
    }

    private Optional<Integer> karat(String kind) {
        return Optional.ofNullable(heard.slots().purities().get(kind))
                .or(() -> Optional.ofNullable(memory.purities.get(kind)))
                .or(this::restKarat)
                .or(() -> memory.number(SlotName.PURITY).map(BigDecimal::intValue));
    }

    /** "Eighteen", where that of some of the pieces was told: of the others. */
    private Optional<Integer> restKarat() {
        boolean rest = kinds().stream().anyMatch(memory.purities::containsKey)
                && heard.slots().purities().isEmpty()
                && Words.of(heard.text()).stream().noneMatch(ALL::contains);
        return rest && heard.slots().values().get(SlotName.PURITY) instanceof Integer karat
                ? Optional.of(karat)
                : Optional.empty();
    }

    /** Whether what is told is to stand for what was told before. */
    private boolean instead() {
        return heard.slots().has(Mark.CORRECTION)
                || heard.polarity() == Polarity.NO
                || heard.concepts().has("only")
                || heard.asks();
    }

    /** Whether the gold is known as the pieces that were told, and they are of one purity. */
    private boolean listed() {
        return !memory.pieces.isEmpty()
                && !memory.knows(SlotName.ITEMS)
                && !memory.knows(SlotName.NET_WEIGHT)
                && memory.number(SlotName.WEIGHT)
                        .filter(weight -> weight.compareTo(total()) == 0)
                        .isPresent();
    }

    private BigDecimal total() {
        return memory.pieces.stream().map(Piece::grams).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<Piece> one(List<Piece> pieces, String kind) {
        List<Piece> alike =
                pieces.stream().filter(piece -> piece.kind().equals(kind)).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /** "Half will do" of the most there is, in whole hundreds. */
    private Optional<BigDecimal> share() {
        return memory.answer(Steps.ELIGIBILITY)
                .map(Quote::of)
                .filter(Quote::lends)
                .flatMap(quote -> Share.of(heard.text())
                        .filter(share -> share.compareTo(BigDecimal.ONE) < 0)
                        .map(share -> quote.most()
                                .multiply(share)
                                .setScale(HUNDREDS, RoundingMode.DOWN)
                                .setScale(0, RoundingMode.UNNECESSARY)));
    }

    /** "The ring is ten grams": of several pieces the one of that kind, and the others as they were. */
    void piece(Map<String, Object> values) {
        boolean one = !values.containsKey(SlotName.ITEMS)
                && (values.containsKey(SlotName.WEIGHT) || values.containsKey(SlotName.PURITY));
        if (!one || !(memory.slots().get(SlotName.ITEMS) instanceof List<?> pieces)) {
            return;
        }
        List<Map<String, Object>> mended = new ArrayList<>();
        int changed = 0;
        for (Object piece : pieces) {
            Map<String, Object> item = fields(piece);
            if (item.containsKey(TYPE) && item.get(TYPE).equals(values.get(SlotName.ITEM_TYPE))) {
                changed++;
                item.computeIfPresent(NET, (_, known) -> values.getOrDefault(SlotName.WEIGHT, known));
                item.computeIfPresent(KARAT, (_, known) -> values.getOrDefault(SlotName.PURITY, known));
            }
            mended.add(Map.copyOf(item));
        }
        if (changed == 1) {
            values.remove(SlotName.PURITY);
            values.remove(SlotName.ITEM_TYPE);
            values.put(SlotName.WEIGHT, total(mended));
            values.put(SlotName.ITEMS, List.copyOf(mended));
        }
    }

    private static Map<String, Object> fields(Object piece) {
        Map<String, Object> item = new LinkedHashMap<>();
        if (piece instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> item.put(String.valueOf(key), value));
        }
        return item;
    }

    private static BigDecimal total(List<Map<String, Object>> items) {
        return items.stream().map(item -> number(item.get(NET))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(@Nullable Object value) {
        return new BigDecimal(String.valueOf(value));
    }
}
