package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.wording.Spoken;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks the day and time of a visit against the branch's hours before anything is booked, and offers the nearest. */
final class Visits {

    private static final Map<String, LocalTime> WINDOWS =
            Map.of("morning", LocalTime.of(10, 0), "afternoon", LocalTime.of(12, 0), "evening", LocalTime.of(15, 0));

    private final Memory memory;
    private final Voice voice;

    Visits(Memory memory, Voice voice) {
        this.memory = memory;
        this.voice = voice;
    }

    /** Takes a time back that the branch is closed at, says why and offers another; nothing if it is open. */
    void check(Reply reply) {
        if (memory.errand.filter(Errand.VISIT::equals).isEmpty()) {
            return;
        }
        Optional<BranchHours> hours = memory.branch().flatMap(BranchHours::of);
        Optional<LocalDate> date = memory.text(SlotName.DATE).map(LocalDate::parse);
        if (hours.isPresent() && date.isEmpty()) {
            offerAgain(reply);
        }
        if (hours.isEmpty() || date.isEmpty()) {
            return;
        }
        Optional<LocalTime> time = memory.text(SlotName.TIME).map(LocalTime::parse);
        if (time.isPresent()) {
            timed(hours.get(), date.get().atTime(time.get()), reply);
        } else if (hours.get().on(date.get()).isEmpty()) {
            closed(hours.get(), date.get().atTime(LocalTime.NOON), reply);
        } else {
            window(hours.get(), date.get(), reply);
        }
    }

    /** What was offered stands until the caller takes it or names another day. */
    private void offerAgain(Reply reply) {
        memory.offered.filter(at -> at.isAfter(memory.now)).ifPresent(at -> {
            reply.answer(voice.say("visit.offer", offer(at)));
            reply.asks(Question.DATE);
        });
    }

    private void timed(BranchHours hours, LocalDateTime wanted, Reply reply) {
        if (hours.open(wanted, memory.now)) {
            return;
        }
        if (hours.on(wanted.toLocalDate()).isEmpty()) {
            closed(hours, wanted, reply);
            return;
        }
        memory.slots().remove(SlotName.TIME);
        Optional<LocalDateTime> nearest = hours.nearest(wanted, memory.now);
        if (nearest.isEmpty()) {
            reply.asks(Question.DATE);
            reply.answer(voice.say("visit.date"));
            return;
        }
        boolean past = !wanted.isAfter(memory.now);
        Map<String, Spoken> places = offer(nearest.get());
        hours.on(wanted.toLocalDate()).ifPresent(window -> {
            places.put("asked_day", new Spoken.Day(wanted.toLocalDate()));
            places.put("open", new Spoken.Clock(window.open()));
            places.put("close", new Spoken.Clock(window.close()));
        });
        reply.answer(voice.say(past ? "visit.past" : "visit.hours", places));
        if (!nearest.get().toLocalDate().equals(wanted.toLocalDate())) {
            memory.slots().remove(SlotName.DATE);
            reply.asks(Question.DATE);
        } else {
            reply.asks(Question.TIME);
        }
    }

    private void closed(BranchHours hours, LocalDateTime wanted, Reply reply) {
        memory.slots().remove(SlotName.DATE);
        Optional<LocalDateTime> nearest = hours.nearest(wanted, memory.now);
        memory.slots().remove(SlotName.TIME);
        if (nearest.isEmpty()) {
            reply.asks(Question.DATE);
            reply.answer(voice.say("visit.date"));
            return;
        }
        Map<String, Spoken> places = offer(nearest.get());
        places.put("asked_day", new Spoken.Day(wanted.toLocalDate()));
        reply.answer(voice.say("visit.closed", places));
        reply.asks(Question.DATE);
    }

    /** "In the morning": the first time of that part of the day at which the branch is open. */
    private void window(BranchHours hours, LocalDate date, Reply reply) {
        Optional<LocalTime> from = memory.text(SlotName.TIME_WINDOW).map(WINDOWS::get);
        if (from.isEmpty()) {
            return;
        }
        memory.slots().remove(SlotName.TIME_WINDOW);
        hours.nearest(date.atTime(from.get()), memory.now).ifPresent(at -> {
            reply.answer(voice.say("visit.offer", offer(at)));
            reply.asks(at.toLocalDate().equals(date) ? Question.TIME : Question.DATE);
        });
    }

    private Map<String, Spoken> offer(LocalDateTime at) {
        memory.offered = Optional.of(at);
        Map<String, Spoken> places = new HashMap<>();
        places.put("day", new Spoken.Day(at.toLocalDate()));
        places.put("time", new Spoken.Clock(at.toLocalTime()));
        return places;
    }
}
