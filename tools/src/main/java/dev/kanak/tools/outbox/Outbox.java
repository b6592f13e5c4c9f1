package dev.kanak.tools.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.tools.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes events down for those who are to be told, in the transaction of the effect itself. Thread-safe.
 */
public final class Outbox {

    static final String WAITING = "WAITING";
    static final String DELIVERED = "DELIVERED";
    static final String DEAD = "DEAD";

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<Event.Kind, List<String>> receivers = new EnumMap<>(Event.Kind.class);

    public Outbox(List<Destination> destinations) {
        for (Event.Kind kind : Event.Kind.values()) {
            receivers.put(
                    kind,
                    destinations.stream()
                            .filter(destination -> destination.kinds().contains(kind))
                            .map(Destination::name)
                            .toList());
        }
    }

    /** Adds an event to an open transaction, once for each receiver of its kind. */
    public void add(Connection connection, Event event, long nowMs) throws SQLException {
        for (String destination : receivers.getOrDefault(event.kind(), List.of())) {
            Sql.update(
                    connection,
                    """
                    INSERT INTO outbox (event_id, destination, subject, kind, payload, status, attempts, due_at,
                        leased_until, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, 0, ?, 0, ?)
                    """,
                    event.id(),
                    destination,
                    event.subject(),
                    event.kind(),
                    json(event.payload()),
                    WAITING,
                    nowMs,
                    nowMs);
        }
    }

    private static String json(Map<String, Object> payload) {
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's payload must be JSON values", e);
        }
    }
}
