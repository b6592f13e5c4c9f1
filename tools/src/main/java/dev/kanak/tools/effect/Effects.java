package dev.kanak.tools.effect;

import dev.kanak.core.error.ToolException;
import dev.kanak.tools.outbox.Event;
import dev.kanak.tools.outbox.Outbox;
import dev.kanak.tools.store.Database;
import dev.kanak.tools.store.Ids;
import dev.kanak.tools.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Does things once: the effect, what others are to be told of it and the result of the request are one transaction. A
 * request that was done before gets its first result. Thread-safe.
 */
public final class Effects {

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Ids ids;
    private final Runnable committed;

    /**
     * @param clock of the rows, always the real time
     * @param committed told after each transaction that others may have to hear of; must not block
     */
    public Effects(Database database, Outbox outbox, InstantSource clock, Runnable committed) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = new Ids(clock);
        this.committed = committed;
    }

    /** What an effect does inside the transaction. */
    @FunctionalInterface
    public interface Work {
        Done in(Transaction transaction) throws SQLException;
    }

    /**
     * What came of it.
     *
     * @param result for the requester
     * @param effective false if nothing was done, so that the same request may be made again
     */
    public record Done(Map<String, Object> result, boolean effective) {}

    /** An open transaction: rows, new names and events. */
    public final class Transaction {

        private final Connection connection;
        private final long nowMs = clock.millis();

        private Transaction(Connection connection) {
            this.connection = connection;
        }

        public Connection connection() {
            return connection;
        }

        /** Milliseconds since 1970. */
        public long nowMs() {
            return nowMs;
        }

        /** A new name that begins with a word. */
        public String newId(String word) {
            return ids.next(word);
        }

        /** Tells others, once this is committed. */
        public void tell(Event.Kind kind, String subject, Map<String, Object> payload) throws SQLException {
            outbox.add(connection, new Event(ids.next("event"), kind, subject, payload), nowMs);
        }
    }

    /**
     * Does the work unless the request was done before.
     *
     * @throws ToolException (INVALID_ARGUMENTS) if the key stands for another request
     */
    Map<String, Object> once(RequestKey key, Work work) {
        Map<String, Object> result = database.write(connection -> {
            Optional<Map<String, Object>> before = key.key().isPresent() ? before(connection, key) : Optional.empty();
            if (before.isPresent()) {
                return before.get();
            }
            var transaction = new Transaction(connection);
            Done done = work.in(transaction);
            String written = RequestKey.json(done.result());
            if (done.effective() && key.key().isPresent()) {
                Sql.update(
                        connection,
                        "INSERT INTO idempotency (idempotency_key, tool, request_hash, result, created_at) VALUES (?,"
                                + " ?, ?, ?, ?)",
                        key.key(),
                        key.tool(),
                        key.hash(),
                        written,
                        transaction.nowMs());
            }
            return RequestKey.read(written);
        });
        committed.run();
        return result;
    }

    private record Before(String hash, String result) {}

    private static Optional<Map<String, Object>> before(Connection connection, RequestKey key) throws SQLException {
        Optional<Before> row = Sql.first(
                connection,
                "SELECT request_hash, result FROM idempotency WHERE idempotency_key = ?",
                found -> new Before(found.getString(1), found.getString(2)),
                key.key());
        if (row.isPresent() && !row.get().hash().equals(key.hash())) {
            throw new ToolException(
                    ToolException.Kind.INVALID_ARGUMENTS,
                    "the idempotency key stands for a request with other arguments",
                    false);
        }
        return row.map(found -> RequestKey.read(found.result()));
    }
}
