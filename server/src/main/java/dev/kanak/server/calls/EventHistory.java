package dev.kanak.server.calls;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A call's events in order, from the first, for any number of readers who each keep their own place.
 *
 * <p>Readers pull, so a slow one holds up nobody and costs no memory. Beyond the limit the oldest events are dropped.
 * Thread-safe.
 */
public final class EventHistory implements CallEvents {

    /**
     * Events from a place on.
     *
     * @param next place after the last of them
     * @param lost true if events before the first of them were dropped
     * @param over true if no event will follow
     */
    public record Page(List<CallEvent> events, long next, boolean lost, boolean over) {}

    private final int limit;
    private final CircularEvents kept = new CircularEvents();
    private final CopyOnWriteArrayList<Runnable> watchers = new CopyOnWriteArrayList<>();
    private boolean over;

    /** Keeps at most {@code limit} events. */
    public EventHistory(int limit) {
        this.limit = limit;
    }

    @Override
    public void emit(CallEvent event) {
        synchronized (this) {
            if (over) {
                return;
            }
            kept.add(event, limit);
            over = event instanceof CallEvent.CallEnded;
        }
        watchers.forEach(Runnable::run);
    }

    /** No event will follow. */
    void finish() {
        synchronized (this) {
            over = true;
        }
        watchers.forEach(Runnable::run);
    }

    /**
     * Events from {@code place} on.
     *
     * @param place 0 for the first event, or {@link Page#next} of the page before
     * @param max at most this many
     */
    public synchronized Page read(long place, int max) {
        long from = Math.max(place, kept.first());
        var events = kept.from(from, max);
        long next = from + events.size();
        return new Page(events, next, from > place, over && next == kept.end());
    }

    /** Has {@code onNews} run after every event, by the thread that emits it; it returns at once. */
    public void watch(Runnable onNews) {
        watchers.add(onNews);
    }

    public void unwatch(Runnable onNews) {
        watchers.remove(onNews);
    }

    /** The last events, numbered from the call's first. */
    private static final class CircularEvents {

        private CallEvent[] ring = new CallEvent[64];
        private long first;
        private long end;

        long first() {
            return first;
        }

        long end() {
            return end;
        }

        void add(CallEvent event, int limit) {
            if (end - first == limit) {
                first++;
            } else if (end - first == ring.length) {
                grow();
            }
            ring[(int) (end % ring.length)] = event;
            end++;
        }

        private void grow() {
            var larger = new CallEvent[ring.length * 2];
            for (long i = first; i < end; i++) {
                larger[(int) (i % larger.length)] = ring[(int) (i % ring.length)];
            }
            ring = larger;
        }

        List<CallEvent> from(long place, int max) {
            var events = new ArrayList<CallEvent>();
            for (long i = place; i < end && events.size() < max; i++) {
                events.add(ring[(int) (i % ring.length)]);
            }
            return events;
        }
    }
}
