package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.port.Tool;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** "What if it were sixty grams": an estimate for gold or terms that are only supposed; what is known stays. */
final class Supposition {

    private static final Set<String> SUPPOSED = Set.of(
            SlotName.WEIGHT, SlotName.PURITY, SlotName.AMOUNT, SlotName.PRODUCT, SlotName.TENURE, SlotName.ITEMS);

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;
    private final Heard heard;
    private final Reply reply;
    private final List<DialogueAction> actions;

    Supposition(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.voice = parts.voice();
        this.heard = heard;
        this.reply = reply;
        this.actions = actions;
    }

    /** Asks for the supposed estimate if the utterance supposes something about gold that is known. */
    boolean take() {
        boolean supposes = heard.topics().has(Topic.WHAT_IF)
                || heard.topics().has(Topic.ADDS)
                || heard.topics().has(Topic.ONLY_PART);
        Optional<Map<String, Object>> now = steps.eligibility();
        if (!supposes || now.isEmpty() || memory.escalated) {
            return false;
        }
        Map<String, Object> values = heard.slots().values();
        boolean told = values.containsKey(SlotName.WEIGHT) || values.containsKey(SlotName.ITEMS);
        if ((heard.topics().has(Topic.ONLY_PART) && !told)
                || values.keySet().stream().noneMatch(SUPPOSED::contains)) {
            return part(now.get());
        }
        Map<String, Object> arguments = new LinkedHashMap<>(now.get());
        Map<String, Object> item = item(now.get());
        weight(values, item).ifPresent(weight -> item.put("net_weight_g", weight));
        copy(values, SlotName.PURITY, item, "purity_karat");
        arguments.put("items", values.getOrDefault(SlotName.ITEMS, List.of(Map.copyOf(item))));
        copy(values, SlotName.AMOUNT, arguments, "requested_amount_inr");
        copy(values, SlotName.PRODUCT, arguments, SlotName.PRODUCT);
        copy(values, SlotName.TENURE, arguments, SlotName.TENURE);
        if (!arguments.containsKey(SlotName.PRODUCT)) {
            arguments.remove(SlotName.TENURE);
        }
        ask(arguments);
        return true;
    }

    private static Map<String, Object> item(Map<String, Object> arguments) {
        Map<String, Object> item = new LinkedHashMap<>();
        if (arguments.get("items") instanceof List<?> list && list.getFirst() instanceof Map<?, ?> first) {
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
        boolean added = heard.topics().has(Topic.ADDS);
        return Optional.of(
                added && item.get("net_weight_g") instanceof Number known
                        ? weight.add(new BigDecimal(known.toString()))
                        : weight);
    }

    private static void copy(Map<String, Object> from, String slot, Map<String, Object> to, String name) {
        Object value = from.get(slot);
        if (value != null) {
            to.put(name, value);
        }
    }

    /** Only one of several pieces, by its kind or its weight. */
    private boolean part(Map<String, Object> now) {
        List<?> all = now.get("items") instanceof List<?> list ? list : List.of();
        Object kind = heard.slots().values().get(SlotName.ITEM_TYPE);
        Object weight = heard.slots().values().get(SlotName.WEIGHT);
        List<?> kept = all.stream()
                .filter(piece -> piece instanceof Map<?, ?> fields
                        && (is(kind, fields.get("item_type")) || is(weight, fields.get("net_weight_g"))))
                .toList();
        if (kept.isEmpty() || all.size() < 2) {
            boolean part = heard.topics().has(Topic.ONLY_PART);
            if (part) {
                reply.answer(voice.say("suppose.ask"));
                reply.asks(Question.WEIGHT);
            }
            return part;
        }
        Map<String, Object> arguments = new LinkedHashMap<>(now);
        arguments.put("items", kept);
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
