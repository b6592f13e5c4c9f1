package dev.kanak.tools.effect;

import dev.kanak.tools.outbox.Event;
import dev.kanak.tools.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call has come to so far: its consents, lead, visit, messages and requests for a person, without a name or a
 * number. It grows with each effect, in the same transaction, so that it is never behind and needs no end of the call.
 */
final class CallSummary {

    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("consents", "SELECT consent_id, kind, granted FROM consents WHERE call_id = ? ORDER BY consent_id");
        PARTS.put(
                "leads",
                "SELECT lead_id, city, product, purpose, preferred_callback FROM leads WHERE call_id = ? ORDER BY"
                        + " lead_id");
        PARTS.put(
                "appointments",
                "SELECT appointment_id, branch_id, starts_at, status FROM appointments WHERE call_id = ? ORDER BY"
                        + " appointment_id");
        PARTS.put(
                "messages", "SELECT message_id, channel, language FROM messages WHERE call_id = ? ORDER BY message_id");
        PARTS.put(
                "handovers",
                "SELECT handover_id, reason, priority, summary FROM handovers WHERE call_id = ? ORDER BY handover_id");
    }

    private CallSummary() {}

    /** Brings the summary of a call up to date and tells others if it has changed. */
    static void refresh(Effects.Transaction transaction, String callId) throws SQLException {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("call_id", callId);
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            List<Map<String, Object>> rows = rows(transaction.connection(), part.getValue(), callId);
            if (!rows.isEmpty()) {
                summary.put(part.getKey(), rows);
            }
        }
        String text = RequestKey.json(summary);
        Optional<String> before = Sql.first(
                transaction.connection(),
                "SELECT summary FROM call_summaries WHERE call_id = ?",
                row -> row.getString(1),
                callId);
        if (before.isPresent() && before.get().equals(text)) {
            return;
        }
        Sql.update(transaction.connection(), """
            INSERT INTO call_summaries (call_id, summary, created_at) VALUES (?, ?, ?)
            ON CONFLICT (call_id) DO UPDATE SET summary = excluded.summary
            """, callId, text, transaction.nowMs());
        transaction.tell(Event.Kind.CALL_SUMMARISED, callId, summary);
    }

    private static List<Map<String, Object>> rows(Connection connection, String sql, String callId)
            throws SQLException {
        return Sql.query(
                connection,
                sql,
                row -> {
                    Map<String, Object> columns = new LinkedHashMap<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        String name = row.getMetaData().getColumnLabel(i);
                        Optional.ofNullable(row.getObject(i)).ifPresent(value -> columns.put(name, value));
                    }
                    return columns;
                },
                callId);
    }
}
