package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.core.text.CalendarReader;
import dev.kanak.core.text.CalendarReading;
import dev.kanak.core.text.CalendarReading.DayPart;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The day and time of a visit or of a call back. */
final class VisitReader {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Reading reading;
    private final Concepts heard;
    private final boolean asked;
    private final CalendarReading calendar;

    VisitReader(Reading reading) {
        this.reading = reading;
        this.heard = reading.heard();
        Asked question = reading.asked();
        boolean time = question.isFor(SlotName.TIME, SlotName.TIME_WINDOW, SlotName.TIME_FROM);
        this.asked = time || question.isFor(SlotName.DATE);
        this.calendar =
                CalendarReader.read(reading.utterance().tokens(), question.now(), question.isFor(SlotName.DATE), time);
    }

    /** Indices of the words that say when; empty if the utterance is about something else. */
    Set<Integer> covered() {
        return meant() ? calendar.covered() : Set.of();
    }

    /** "Aaj ka bhaav", "subah se" name no visit; a weekday, a date or a time does. */
    private boolean meant() {
        boolean visit = heard.hasAny("come", "appointment", "book", "callback", "anyslot");
        boolean price = heard.hasAny("price", "rate", "interest") && !visit;
        return asked || (!price && (visit || (calendar.named() && !heard.has("timing"))));
    }

    void read() {
        if (!meant()) {
            return;
        }
        if (calendar.past()) {
            reading.mark(Mark.PAST);
        }
        if (calendar.corrected()) {
            reading.mark(Mark.CORRECTION);
        }
        calendar.date().ifPresent(date -> reading.put(SlotName.DATE, date.toString()));
        calendar.part().flatMap(VisitReader::window).ifPresent(window -> reading.put(SlotName.TIME_WINDOW, window));
        if (calendar.until().isPresent()) {
            reading.put(SlotName.TIME_FROM, CLOCK.format(calendar.time().orElseThrow()));
            reading.put(SlotName.TIME_TO, CLOCK.format(calendar.until().get()));
        } else {
            calendar.time().ifPresent(time -> reading.put(SlotName.TIME, CLOCK.format(time)));
        }
    }

    private static Optional<String> window(DayPart part) {
        return switch (part) {
            case MORNING -> Optional.of("morning");
            case AFTERNOON -> Optional.of("afternoon");
            case EVENING -> Optional.of("evening");
            case NIGHT -> Optional.empty();
        };
    }
}
