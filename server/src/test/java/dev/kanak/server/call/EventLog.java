package dev.kanak.server.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The events of one call in order of arrival. Written by the caller's socket, read and awaited by the test. */
public final class EventLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<SeenEvent> events = new CopyOnWriteArrayList<>();
    private final Runnable pump;

    /** @param pump lets new events arrive for some milliseconds; called while something is awaited */
    public EventLog(Runnable pump) {
        this.pump = pump;
    }

    public void add(double at, String json) {
        try {
            events.add(new SeenEvent(at, JSON.readTree(json)));
        } catch (JsonProcessingException e) {
            throw new AssertionError("the events socket sent something that is not JSON", e);
        }
    }

    public int size() {
        return events.size();
    }

    /** Events from the given position on. */
    public List<SeenEvent> from(int position) {
        List<SeenEvent> seen = List.copyOf(events);
        return seen.subList(position, seen.size());
    }

    public List<SeenEvent> all(String type) {
        return events.stream().filter(event -> event.is(type)).toList();
    }

    public Optional<SeenEvent> last(String type) {
        return all(type).stream().reduce((_, later) -> later);
    }

    /** First event at or after the position that matches, waiting for it. */
    public SeenEvent await(int position, String what, Duration limit, Predicate<SeenEvent> wanted) {
        awaitThat(what, limit, () -> from(position).stream().anyMatch(wanted));
        return from(position).stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Position just after an event. */
    public int after(SeenEvent event) {
        return events.indexOf(event) + 1;
    }

    public void awaitThat(String what, Duration limit, BooleanSupplier holds) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "waited " + limit.toSeconds() + " s for " + what + "; the last events were\n" + tail());
            }
            pump.run();
        }
    }

    /**
     * Whether all that the agent began to say has been said, was cut off or will not be said, and no tool it called is
     * still at work.
     */
    public boolean agentIsSilent() {
        Set<String> begun = turns("agent.text");
        Set<String> over = turns("agent.audio_stopped");
        over.addAll(turns("agent.unsaid"));
        return over.containsAll(begun)
                && ids("tool.finished", "tool_call_id").containsAll(ids("tool.called", "tool_call_id"));
    }

    private Set<String> turns(String type) {
        return ids(type, "turn_id");
    }

    private Set<String> ids(String type, String field) {
        return all(type).stream().map(event -> event.text(field)).collect(Collectors.toCollection(HashSet::new));
    }

    private String tail() {
        return events.stream()
                .skip(Math.max(0, events.size() - 25))
                .map(SeenEvent::toString)
                .collect(Collectors.joining("\n"));
    }
}
