package dev.kanak.tools.calendar;

import dev.kanak.tools.http.BearerToken;
import dev.kanak.tools.http.Verdict;
import dev.kanak.tools.outbox.Delivery;
import dev.kanak.tools.outbox.Destination;
import dev.kanak.tools.outbox.Event;
import java.io.IOException;
import java.util.Set;

/** A calendar that is told of visits as they are booked and moved. Thread-safe. */
abstract class VisitCalendar implements Destination {

    @Override
    public final Set<Event.Kind> kinds() {
        return Set.of(Event.Kind.APPOINTMENT_BOOKED, Event.Kind.APPOINTMENT_MOVED);
    }

    @Override
    public final Delivery deliver(Event event) throws InterruptedException {
        try {
            return put(BookedVisit.of(event.payload()), event.kind() == Event.Kind.APPOINTMENT_BOOKED);
        } catch (BearerToken.NoTokenException _) {
            return Delivery.tryLater("no_token");
        } catch (IOException e) {
            return Verdict.of(e);
        }
    }

    /**
     * Writes a visit into the calendar.
     *
     * @param isNew false if it was moved
     */
    abstract Delivery put(BookedVisit visit, boolean isNew) throws IOException, InterruptedException;
}
