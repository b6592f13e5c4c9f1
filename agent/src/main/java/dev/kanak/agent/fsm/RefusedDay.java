package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** A day that is refused for a visit by nothing but a no: "kal nahi". */
final class RefusedDay {

    private final Memory memory;
    private final Voice voice;
    private final Heard heard;
    private final Reply reply;

    RefusedDay(Memory memory, Voice voice, Heard heard, Reply reply) {
        this.memory = memory;
        this.voice = voice;
        this.heard = heard;
        this.reply = reply;
    }

    /** What was offered or chosen for another day stands, else the next one is offered; false if neither can be. */
    boolean take() {
        Optional<LocalDate> day =
                heard.slots().has(Mark.NOT_THAT_DAY) ? Absence.refusedDay(heard.text(), memory.now) : Optional.empty();
        Optional<LocalDate> known = memory.text(SlotName.DATE)
                .map(LocalDate::parse)
                .or(() -> memory.offered.map(LocalDateTime::toLocalDate));
        if (day.isEmpty() || known.isEmpty()) {
            return false;
        }
        if (isSame(known.get(), day.get()) && !offersAfter(known.get())) {
            return false;
        }
        reply.add(voice.say("visit.not_then"));
        return true;
    }

    /** "Not Monday" after a Monday was offered refuses that one, though another comes first. */
    private boolean isSame(LocalDate known, LocalDate refused) {
        return known.equals(refused)
                || (heard.concepts().hasAny("weekday", "saturday") && known.getDayOfWeek() == refused.getDayOfWeek());
    }

    private boolean offersAfter(LocalDate day) {
        LocalTime hour = memory.text(SlotName.TIME)
                .map(LocalTime::parse)
                .or(() -> memory.offered.map(LocalDateTime::toLocalTime))
                .orElse(LocalTime.NOON);
        Optional<LocalDateTime> next = memory.branch()
                .flatMap(BranchHours::of)
                .flatMap(hours -> hours.nearest(day.plusDays(1).atTime(hour), memory.now));
        if (next.isPresent()) {
            memory.slots().remove(SlotName.DATE);
            memory.slots().remove(SlotName.TIME);
            memory.confirmed = false;
            memory.offered = next;
        }
        return next.isPresent();
    }
}
