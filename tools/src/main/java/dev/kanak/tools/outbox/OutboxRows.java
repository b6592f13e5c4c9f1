package dev.kanak.tools.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.tools.store.Database;
import dev.kanak.tools.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of one receiver. A row is taken under a lease, so that two processes never send it at once and a dead one's rows
 * come free again.
 *
 * @param owner this process
 */
record OutboxRows(Database database, String destination, String owner) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** An event and how often it has failed. */
    record Taken(Event event, int failures) {}

    /** How many rows wait and how many were given up. */
    record Counts(long waiting, long dead) {}

    /** The oldest row that is due, under a lease; never one whose subject has an older row waiting. */
    Optional<Taken> take(long nowMs, Duration lease) {
        return database.write(connection -> {
            Optional<Taken> due = Sql.first(connection, """
                SELECT event_id, kind, subject, payload, attempts FROM outbox AS row_due
                WHERE destination = ? AND status = 'WAITING' AND due_at <= ? AND leased_until <= ?
                    AND NOT EXISTS (SELECT 1 FROM outbox AS older
                        WHERE older.destination = row_due.destination AND older.subject = row_due.subject
                            AND older.status = 'WAITING' AND older.event_id < row_due.event_id)
                ORDER BY event_id LIMIT 1
                """, OutboxRows::taken, destination, nowMs, nowMs);
            if (due.isPresent()) {
                Sql.update(
                        connection,
                        "UPDATE outbox SET lease_owner = ?, leased_until = ? WHERE destination = ? AND event_id = ?",
                        owner,
                        nowMs + lease.toMillis(),
                        destination,
                        due.get().event().id());
            }
            return due;
        });
    }

    private static Taken taken(ResultSet row) throws SQLException {
        try {
            Map<String, Object> payload = JSON.readValue(row.getString("payload"), new TypeReference<>() {});
            return new Taken(
                    new Event(
                            row.getString("event_id"),
                            Event.Kind.valueOf(row.getString("kind")),
                            row.getString("subject"),
                            payload),
                    row.getInt("attempts"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payload must be JSON", e);
        }
    }

    /** The receiver has it: the payload, with its name and number, is no longer kept here. */
    void delivered(Taken taken, long nowMs) {
        finish(taken, Outbox.DELIVERED, "", "{}", nowMs);
    }

    /** It is given up and kept for a person to look at. */
    void dead(Taken taken, String reason, long nowMs) {
        finish(taken, Outbox.DEAD, reason, "", nowMs);
    }

    private void finish(Taken taken, String status, String reason, String payload, long nowMs) {
        database.write(connection -> Sql.update(
                connection,
                """
                UPDATE outbox SET status = ?, attempts = ?, last_error = ?, finished_at = ?, leased_until = 0,
                    lease_owner = NULL, payload = CASE WHEN ? = '' THEN payload ELSE ? END
                WHERE destination = ? AND event_id = ? AND lease_owner = ?
                """,
                status,
                taken.failures() + 1,
                reason,
                nowMs,
                payload,
                payload,
                destination,
                taken.event().id(),
                owner));
    }

    /** It is to be tried again at a time. */
    void later(Taken taken, int failures, String reason, long dueMs) {
        database.write(connection -> Sql.update(
                connection,
                """
                UPDATE outbox SET attempts = ?, last_error = ?, due_at = ?, leased_until = 0, lease_owner = NULL
                WHERE destination = ? AND event_id = ? AND lease_owner = ?
                """,
                failures,
                reason,
                dueMs,
                destination,
                taken.event().id(),
                owner));
    }

    /** Earliest time at which a waiting row may be taken, those behind an older one of their subject apart. */
    OptionalLong nextDueMs() {
        return database.read(connection -> Sql.first(
                        connection,
                        """
                        SELECT MIN(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END), COUNT(*)
                        FROM outbox AS row_due
                        WHERE destination = ? AND status = 'WAITING'
                            AND NOT EXISTS (SELECT 1 FROM outbox AS older
                                WHERE older.destination = row_due.destination AND older.subject = row_due.subject
                                    AND older.status = 'WAITING' AND older.event_id < row_due.event_id)
                        """,
                        row -> row.getLong(2) == 0 ? OptionalLong.empty() : OptionalLong.of(row.getLong(1)),
                        destination)
                .orElse(OptionalLong.empty()));
    }

    Counts counts() {
        return database.read(connection -> Sql.first(
                        connection, """
                        SELECT COALESCE(SUM(CASE WHEN status = 'WAITING' THEN 1 ELSE 0 END), 0),
                            COALESCE(SUM(CASE WHEN status = 'DEAD' THEN 1 ELSE 0 END), 0)
                        FROM outbox WHERE destination = ? AND status <> 'DELIVERED'
                        """, row -> new Counts(row.getLong(1), row.getLong(2)), destination)
                .orElse(new Counts(0, 0)));
    }
}
