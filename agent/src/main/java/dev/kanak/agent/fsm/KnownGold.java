package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.slot.SlotReading.Piece;
import dev.kanak.agent.topic.Topic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        } else if (values.containsKey(SlotName.WEIGHT)) {
            pieces(values);
        } else if (tellsPurities()) {
            values.remove(SlotName.PURITY);
            values.remove(SlotName.ITEM_TYPE);
            values.put(
                    SlotName.ITEMS,
                    memory.pieces.stream()
                            .map(piece -> Map.<String, Object>of(
                                    TYPE,
                                    piece.kind(),
                                    NET,
                                    piece.grams(),
                                    KARAT,
                                    karat(piece.kind()).orElseThrow()))
                            .toList());
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
        values.put(
                SlotName.ITEM_TYPE,
                memory.pieces.stream().map(Piece::kind).distinct().collect(Collectors.joining(",")));
    }

    /** "The chain is twenty two, the ring eighteen": the purity of each of the pieces told before is known now. */
    boolean tellsPurities() {
        Map<String, Integer> told = heard.slots().purities();
        Set<String> kinds = memory.pieces.stream().map(Piece::kind).collect(Collectors.toSet());
        return listed()
                && kinds.size() > 1
                && !told.isEmpty()
                && kinds.containsAll(told.keySet())
                && kinds.stream().allMatch(kind -> karat(kind).isPresent());
    }

    private Optional<Integer> karat(String kind) {
        return Optional.ofNullable(heard.slots().purities().get(kind))
                .or(() -> memory.number(SlotName.PURITY).map(BigDecimal::intValue));
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
            Map<String, Object> item = new LinkedHashMap<>();
            if (piece instanceof Map<?, ?> fields) {
                fields.forEach((key, value) -> item.put(String.valueOf(key), value));
            }
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
            values.put(
                    SlotName.WEIGHT,
                    mended.stream().map(item -> number(item.get(NET))).reduce(BigDecimal.ZERO, BigDecimal::add));
            values.put(SlotName.ITEMS, List.copyOf(mended));
        }
    }

    private static BigDecimal number(@Nullable Object value) {
        return new BigDecimal(String.valueOf(value));
    }
}
