package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.port.Tool;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the caller what came of a visit, a call back, a message or a hand-over; a failure is admitted and gets a way out. */
final class EffectAnswers {

    private final Memory memory;
    private final Errands errands;
    private final Voice voice;
    private final Conversation.Parts parts;

    EffectAnswers(Conversation.Parts parts) {
        this.parts = parts;
        this.memory = parts.memory();
        this.errands = parts.errands();
        this.voice = parts.voice();
    }

    /** Takes the outcome of a tool with effects; false if it is another tool's. */
    boolean take(Tool.Outcome outcome, Reply reply) {
        String tool = outcome.request().name();
        if (tool.equals(Steps.HAND_OVER)) {
            handOver(outcome, reply);
            return true;
        }
        Optional<Errand> errand = List.of(Errand.VISIT, Errand.CALL_BACK, Errand.SUMMARY).stream()
                .filter(each -> each.tool().equals(tool))
                .findFirst();
        errand.ifPresent(each -> {
            if (!outcome.ok()) {
                failed(each, reply);
            } else if (Boolean.FALSE.equals(outcome.result().get("booked"))) {
                refused(outcome.result(), reply);
            } else {
                done(each, outcome.result(), reply);
            }
        });
        return errand.isPresent();
    }

    private void done(Errand errand, Map<String, Object> result, Reply reply) {
        Map<String, Spoken> places = errands.places(voice.language());
        if (result.get("date") instanceof String date && result.get("time") instanceof String time) {
            at(date, time).ifPresent(when -> place(places, when));
        }
        memory.journal.done(note(errand, result));
        memory.endErrand();
        memory.served = true;
        reply.answer(voice.say("done." + errand.key(), places));
        if (memory.leaving) {
            reply.end("goodbye", State.GOODBYE);
        } else if (memory.returning == Returning.RECOGNISED) {
            memory.rememberDue = true;
            memory.rememberSettled = true;
            reply.asks(Question.MORE);
        } else if (Recognition.offers(memory, parts)) {
            memory.rememberSettled = true;
            reply.add(voice.say("remember.ask"));
            reply.asks(Question.REMEMBER);
        } else {
            reply.asks(Question.MORE);
        }
    }

    /** What was done, for the summary of the call. */
    private String note(Errand errand, Map<String, Object> result) {
        return switch (errand) {
            case VISIT ->
                "visit booked " + result.getOrDefault("date", memory.slots().get(SlotName.DATE)) + " "
                        + result.getOrDefault("time", memory.slots().get(SlotName.TIME))
                        + memory.branch()
                                .map(branch -> " at " + branch.get("branch_id"))
                                .orElse("");
            case CALL_BACK -> "call back noted";
            case SUMMARY -> memory.channel + " summary sent";
            case NO_CALLS -> "calls stopped";
        };
    }

    private static void place(Map<String, Spoken> places, LocalDateTime when) {
        places.put("day", new Spoken.Day(when.toLocalDate()));
        places.put("time", new Spoken.Clock(when.toLocalTime()));
    }

    private static Optional<LocalDateTime> at(String date, String time) {
        try {
            return Optional.of(LocalDate.parse(date).atTime(LocalTime.parse(time)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The calendar refused: the reason and the nearest free time, to be read back before it is booked. */
    private void refused(Map<String, Object> result, Reply reply) {
        memory.confirmed = false;
        memory.slots().remove(SlotName.TIME);
        String key = "visit.refused." + result.get("status");
        Optional<LocalDateTime> free = alternative(result);
        reply.add(voice.say(voice.has(key) ? key : "visit.refused.OTHER"));
        if (free.isEmpty()) {
            memory.slots().remove(SlotName.DATE);
            reply.asks(Question.DATE);
            reply.answer(voice.say("visit.date"));
            return;
        }
        memory.offered = free;
        Map<String, Spoken> places = new HashMap<>();
        place(places, free.get());
        reply.answer(voice.say("visit.offer", places));
        boolean sameDay = memory.text(SlotName.DATE)
                .filter(free.get().toLocalDate().toString()::equals)
                .isPresent();
        if (!sameDay) {
            memory.slots().remove(SlotName.DATE);
        }
        reply.asks(sameDay ? Question.TIME : Question.DATE);
    }

    private static Optional<LocalDateTime> alternative(Map<String, Object> result) {
        if (result.get("alternatives") instanceof List<?> times
                && !times.isEmpty()
                && times.getFirst() instanceof Map<?, ?> first) {
            return at(String.valueOf(first.get("date")), String.valueOf(first.get("time")));
        }
        return Optional.empty();
    }

    private void failed(Errand errand, Reply reply) {
        boolean reachable = memory.knows(SlotName.NAME) && memory.knows(SlotName.PHONE);
        Map<String, Spoken> places = errands.places(voice.language());
        memory.endErrand();
        if (errand == Errand.CALL_BACK || !errands.possible(Errand.CALL_BACK)) {
            memory.served = true;
            reply.answer(voice.say("effect.down"));
            reply.asks(Question.MORE);
        } else if (reachable) {
            errands.begin(Errand.CALL_BACK);
            reply.answer(voice.say("effect.down_number", places));
            reply.asks(Question.CONFIRM);
        } else {
            reply.answer(voice.say("effect.down_call_back"));
            reply.asks(Question.CALL_BACK);
        }
    }

    /** The office is closed: a person calls once it is open. */
    static void callsBack(Memory memory, Errands errands, Voice voice, Reply reply) {
        reply.answer(voice.say("escalate.closed"));
        memory.slots().put(SlotName.CALLBACK, true);
        errands.begin(Errand.CALL_BACK);
    }

    /** The prompt that tells of the closed office: with the helpline once, which is noted, and whenever a caller is in danger. */
    static String tellsOfClosed(Memory memory) {
        boolean again = memory.helplineTold
                && memory.escalation
                        .filter(why -> why.priority().equals("high"))
                        .isEmpty();
        memory.helplineTold = true;
        return again ? "escalate.closed_again" : "escalate.closed_helpline";
    }

    private void handOver(Tool.Outcome outcome, Reply reply) {
        Map<String, Object> result = outcome.result();
        boolean closed = Boolean.FALSE.equals(result.get("available")) || "CLOSED".equals(result.get("status"));
        boolean grave = memory.escalation.filter(Escalation.DISTRESS::equals).isPresent();
        memory.officeClosed = closed;
        if (!outcome.ok()) {
            memory.handedOver = false;
            reply.answer(voice.say("escalate.helpline"));
        } else if (!closed) {
            reply.answer(voice.say("escalate.connecting"));
        } else if (grave || !errands.possible(Errand.CALL_BACK)) {
            reply.answer(voice.say(tellsOfClosed(memory)));
        } else {
            callsBack(memory, errands, voice, reply);
        }
        if (memory.errand.isEmpty()) {
            reply.asks(Question.NONE);
        }
    }
}
