package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows a caller again who agreed to it, and asks whether to. A number alone opens nothing: what is remembered is told only
 * to one who gives the right name, so that another person on the line hears nothing of it.
 */
final class Recognition {

    static final String REMEMBER = "remember";

    private static final List<String> RECALLED =
            List.of(SlotName.NAME, SlotName.CITY, SlotName.WEIGHT, SlotName.PURITY);

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;
    private final Conversation.Parts parts;

    Recognition(Conversation.Parts parts) {
        this.parts = parts;
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.voice = parts.voice();
    }

    /** Asks whether the number of the line is remembered. */
    Optional<Tool.Request> begin() {
        return memory.lineNumber
                .filter(_ -> parts.tools().contains(Steps.RECALL))
                .map(number -> steps.of(Steps.RECALL, Map.of(SlotName.PHONE, number)));
    }

    /** The request that the name asked for leads to; any other answer leaves the caller unrecognised. */
    Optional<Tool.Request> answered() {
        if (memory.question != Question.WHO || memory.returning != Returning.ASKED) {
            return Optional.empty();
        }
        Optional<String> name = memory.text(SlotName.NAME);
        if (name.isEmpty()) {
            memory.returning = Returning.STRANGER;
            return Optional.empty();
        }
        return memory.lineNumber.map(
                number -> steps.of(Steps.RECALL, Map.of(SlotName.PHONE, number, SlotName.NAME, name.get())));
    }

    /** Takes what is remembered; only what this call does not know yet. */
    void recalled(Tool.Outcome outcome, Reply reply) {
        Map<String, Object> result = outcome.result();
        if (!outcome.request().arguments().containsKey(SlotName.NAME)) {
            boolean remembered = outcome.ok() && Boolean.TRUE.equals(result.get("remembered"));
            memory.returning = remembered ? Returning.REMEMBERED : memory.returning;
            return;
        }
        if (!outcome.ok() || !Boolean.TRUE.equals(result.get("recognised"))) {
            memory.returning = Returning.STRANGER;
            reply.add(voice.say("returning.stranger"));
            return;
        }
        memory.returning = Returning.RECOGNISED;
        for (String slot : RECALLED) {
            Object value = result.get(slot);
            if (value != null && (slot.equals(SlotName.NAME) || !memory.knows(slot))) {
                memory.slots().put(slot, value);
            }
        }
        memory.lineNumber.ifPresent(number -> memory.slots().put(SlotName.PHONE, number));
        greet(result, reply);
    }

    private void greet(Map<String, Object> result, Reply reply) {
        reply.add(voice.say("returning.welcome", "name", new Spoken.Person(String.valueOf(result.get(SlotName.NAME)))));
        if (result.get("visit") instanceof Map<?, ?> visit) {
            visit(visit, reply);
        }
        Map<String, Spoken> gold = new HashMap<>();
        Spoken.slot(result, SlotName.WEIGHT).ifPresent(weight -> gold.put("weight", weight));
        Spoken.slot(result, SlotName.PURITY).ifPresent(purity -> gold.put("purity", purity));
        if (gold.size() == 2) {
            reply.add(voice.say("returning.gold", gold));
        }
    }

    private void visit(Map<?, ?> visit, Reply reply) {
        Object name = visit.get(voice.language() == Language.HINDI ? "branch_hi" : "branch");
        if (name != null && visit.get("date") instanceof String date && visit.get("time") instanceof String time) {
            reply.add(voice.say(
                    "returning.visit",
                    Map.of(
                            "branch", new Spoken.LenderText(name.toString()),
                            "day", new Spoken.Day(LocalDate.parse(date)),
                            "time", new Spoken.Clock(LocalTime.parse(time)))));
        }
    }

    /** Whether to ask about being remembered, now that what the caller wanted is done. */
    static boolean offers(Memory memory, Conversation.Parts parts) {
        boolean possible = parts.remembers() && parts.tools().contains(Steps.REMEMBER);
        boolean known = memory.knows(SlotName.NAME) && memory.knows(SlotName.PHONE);
        return possible && known && !memory.rememberSettled && !memory.leaving && !memory.escalated;
    }

    /** The answer to being remembered: it is recorded for the number; a yes keeps what was told. */
    Tool.Request settled(boolean granted) {
        memory.rememberSettled = true;
        memory.rememberDue = granted;
        memory.journal.consented(REMEMBER, granted);
        return consent(REMEMBER, granted);
    }

    /** A consent for the number, if it is known. */
    Tool.Request consent(String kind, boolean granted) {
        Map<String, Object> arguments = new LinkedHashMap<>(Map.of("kind", kind, "granted", granted));
        memory.phone().ifPresent(number -> arguments.put(SlotName.PHONE, number));
        return Errands.request(Steps.RECORD_CONSENT, Map.copyOf(arguments));
    }

    /** What is kept, once the consent to it is recorded. */
    Optional<Tool.Request> due() {
        if (!memory.rememberDue
                || memory.text(SlotName.PHONE).isEmpty()
                || memory.text(SlotName.NAME).isEmpty()) {
            return Optional.empty();
        }
        memory.rememberDue = false;
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put(SlotName.PHONE, memory.text(SlotName.PHONE).orElseThrow());
        arguments.put(SlotName.NAME, memory.text(SlotName.NAME).orElseThrow());
        memory.text(SlotName.CITY).ifPresent(city -> arguments.put(SlotName.CITY, city));
        memory.weight().ifPresent(weight -> arguments.put(SlotName.WEIGHT, weight));
        memory.number(SlotName.PURITY).ifPresent(karat -> arguments.put(SlotName.PURITY, karat.intValue()));
        return Optional.of(Errands.request(Steps.REMEMBER, Map.copyOf(arguments)));
    }

    /** Tells what came of keeping it, if it was asked about. */
    void kept(Tool.Outcome outcome, Reply reply) {
        if (memory.returning == Returning.RECOGNISED) {
            return;
        }
        reply.answer(voice.say(outcome.ok() ? "remember.done" : "effect.down"));
    }
}
