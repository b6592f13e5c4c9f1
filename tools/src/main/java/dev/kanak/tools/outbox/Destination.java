package dev.kanak.tools.outbox;

import java.util.Set;

/** A system that is told of events. Thread-safe. */
public interface Destination {

    /** Name in the database, in logs and in metrics, e.g. {@code hubspot}; never changed while rows wait for it. */
    String name();

    /** Kinds of events it is told of. */
    Set<Event.Kind> kinds();

    /**
     * Tells it. The same event may come again after a crash or a lost answer; the receiver must then have it once.
     *
     * @throws InterruptedException if interrupted; the event counts as not delivered
     */
    Delivery deliver(Event event) throws InterruptedException;
}
