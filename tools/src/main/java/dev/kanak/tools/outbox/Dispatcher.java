package dev.kanak.tools.outbox;

import dev.kanak.tools.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells every receiver what was written down for it, on one virtual thread each: in order for each subject, again after a
 * failure with growing waits, at last not at all (a dead letter). What was not confirmed before a crash is sent again.
 * Thread-safe.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Starts telling. */
    public Dispatcher(Database database, List<Destination> destinations, DispatchConfig config, InstantSource clock) {
        String owner = UUID.randomUUID().toString();
        for (Destination destination : destinations) {
            Lane lane = new Lane(
                    destination,
                    new OutboxRows(database, destination.name(), owner),
                    config,
                    clock,
                    () -> ThreadLocalRandom.current().nextDouble());
            lanes.add(lane);
            threads.add(Thread.ofVirtual().name("outbox-" + destination.name()).start(lane));
        }
    }

    /** Looks for new rows now. */
    public void wake() {
        lanes.forEach(Lane::wake);
    }

    /** What each receiver is yet to be told, as last counted. */
    public List<OutboxDepth> depths() {
        return lanes.stream().map(Lane::depth).toList();
    }

    /** Stops; an event on its way may be sent again after the next start. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(LONGEST_STOP);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
