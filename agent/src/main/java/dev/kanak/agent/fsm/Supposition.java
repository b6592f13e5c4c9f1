package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.port.Tool;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** "What if it were sixty grams": an estimate for gold or terms that are only supposed; what is known stays. */
final class Supposition extends TurnPart {

    /** What a supposition is about; another amount, length or way of repaying is simply taken. */
    private static final Set<String> SUPPOSED = Set.of(SlotName.WEIGHT, SlotName.PURITY, SlotName.ITEMS);

    private static final Set<Topic> SUPPOSING = Set.of(Topic.WHAT_IF, Topic.ADDS, Topic.ONLY_PART);

    /** Of these a share may be meant, and not of the gold. */
    private static final String[] NOT_GOLD = {
        "money",
        "repay",
        "partpay",
        "fullpay",
        "close",
        "back",
        "emi",
        "interest",
        "rate",
        "outstanding",
        "digit",
        "number"
    };

    private static final String ITEMS = "items";
    private static final String NET = "net_weight_g";

    Supposition(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        super(parts, heard, reply, actions);
    }

    /** Asks for the supposed estimate if the utterance supposes something about gold that is known. */
    boolean take() {
        Map<String, Object> values = heard.slots().values();
        boolean told = values.containsKey(SlotName.WEIGHT) || values.containsKey(SlotName.ITEMS);
        boolean loan = heard.concepts().has("loan") && !heard.concepts().hasAny("gold", "ornament");
        boolean ofGold = !told && !loan && !heard.concepts().hasAny(NOT_GOLD);
        Optional<BigDecimal> share = ofGold ? Share.of(heard.text()) : Optional.empty();
        boolean supposes = SUPPOSING.stream().anyMatch(heard.topics()::has)
                || (share.isPresent() && (heard.asks() || heard.text().endsWith("?")))
                || removes();
        if (!supposes || memory.escalated || new KnownGold(memory, heard).hasMore()) {
            return false;
        }
        Optional<Map<String, Object>> now = steps.eligibility();
        if (now.isEmpty()) {
            return memory.weight().isPresent() && (share.isPresent() || (!told && only()));
        }
        if (share.isPresent()) {
            scaled(now.get(), share.get());
            return true;
        }
        if ((only() && !told) || values.keySet().stream().noneMatch(SUPPOSED::contains)) {
            return part(now.get());
        }
        Map<String, Object> arguments = new LinkedHashMap<>(now.get());
        Map<String, Object> item = item(now.get());
        weight(values, item).ifPresent(weight -> item.put(NET, weight));
        copy(values, SlotName.PURITY, item, "purity_karat");
        arguments.put(ITEMS, values.getOrDefault(SlotName.ITEMS, List.of(Map.copyOf(item))));
        copy(values, SlotName.AMOUNT, arguments, "requested_amount_inr");
        copy(values, SlotName.PRODUCT, arguments, SlotName.PRODUCT);
        copy(values, SlotName.TENURE, arguments, SlotName.TENURE);
        if (!arguments.containsKey(SlotName.PRODUCT)) {
            arguments.remove(SlotName.TENURE);
        }
        ask(arguments);
        return true;
    }

    private boolean only() {
        return heard.topics().has(Topic.ONLY_PART) || removes();
    }

    private boolean removes() {
        return heard.topics().has(Topic.REMOVES)
                && (heard.concepts().hasAny("gold", "ornament", "gram", "tola")
                        || heard.slots().values().containsKey(SlotName.ITEM_TYPE));
    }

    /** Every piece at a share of its weight. */
    private void scaled(Map<String, Object> now, BigDecimal share) {
        List<?> all = now.get(ITEMS) instanceof List<?> list ? list : List.of();
        List<Map<String, Object>> scaled = new ArrayList<>();
        for (Object piece : all) {
            Map<String, Object> item = new LinkedHashMap<>();
            if (piece instanceof Map<?, ?> fields) {
                fields.forEach((key, value) -> item.put(String.valueOf(key), value));
            }
            if (item.get(NET) instanceof Number known) {
                BigDecimal weight = new BigDecimal(known.toString()).multiply(share);
                item.put(NET, plain(weight.setScale(2, RoundingMode.HALF_UP)));
            }
            scaled.add(Map.copyOf(item));
        }
        Map<String, Object> arguments = new LinkedHashMap<>(now);
        arguments.put(ITEMS, List.copyOf(scaled));
        ask(arguments);
    }

    private static BigDecimal plain(BigDecimal weight) {
        BigDecimal stripped = weight.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Map<String, Object> item(Map<String, Object> arguments) {
        Map<String, Object> item = new LinkedHashMap<>();
        if (arguments.get(ITEMS) instanceof List<?> list && list.getFirst() instanceof Map<?, ?> first) {
            first.forEach((key, value) -> item.put(String.valueOf(key), value));
        }
        return item;
    }

    /** The weight supposed: what is said, or what is known and what would come to it. */
    private Optional<BigDecimal> weight(Map<String, Object> values, Map<String, Object> item) {
        if (!(values.get(SlotName.WEIGHT) instanceof Number said)) {
            return Optional.empty();
        }
        BigDecimal weight = new BigDecimal(said.toString());
        if (!(item.get(NET) instanceof Number number)) {
            return Optional.of(weight);
        }
        BigDecimal known = new BigDecimal(number.toString());
        if (removes()) {
            return Optional.of(known.subtract(weight)).filter(left -> left.signum() > 0);
        }
        return Optional.of(heard.topics().has(Topic.ADDS) ? weight.add(known) : weight);
    }

    private static void copy(Map<String, Object> from, String slot, Map<String, Object> to, String name) {
        Object value = from.get(slot);
        if (value != null) {
            to.put(name, value);
        }
    }

    /** Only one of several pieces, by its kind or its weight. */
    private boolean part(Map<String, Object> now) {
        List<?> all = now.get(ITEMS) instanceof List<?> list ? list : List.of();
        Object kind = heard.slots().values().get(SlotName.ITEM_TYPE);
        Object weight = heard.slots().values().get(SlotName.WEIGHT);
        List<?> named = all.stream()
                .filter(piece -> piece instanceof Map<?, ?> fields
                        && (is(kind, fields.get("item_type")) || is(weight, fields.get(NET))))
                .toList();
        List<?> kept =
                removes() ? all.stream().filter(piece -> !named.contains(piece)).toList() : named;
        if (kept.isEmpty() || named.isEmpty() || all.size() < 2) {
            boolean part = only();
            if (part) {
                reply.answer(voice.say("suppose.ask"));
                reply.asks(Question.WEIGHT);
            }
            return part;
        }
        Map<String, Object> arguments = new LinkedHashMap<>(now);
        arguments.put(ITEMS, kept);
        ask(arguments);
        return true;
    }

    private static boolean is(@Nullable Object said, @Nullable Object known) {
        return said != null && said.equals(known);
    }

    private void ask(Map<String, Object> arguments) {
        Tool.Request request = steps.of(Steps.ELIGIBILITY, Map.copyOf(arguments));
        memory.suppose(request.id());
        actions.add(new DialogueAction.CallTool(request));
        reply.await(request.id());
    }
}
