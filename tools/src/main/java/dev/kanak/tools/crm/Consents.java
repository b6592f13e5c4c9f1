package dev.kanak.tools.crm;

import dev.kanak.tools.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What a caller has agreed to, read from the database. */
public final class Consents {

    /** Kind that the storing of a lead needs. */
    public static final String DATA_USE = "data_use";

    /** Kind whose refusal means that a number is not called any more. */
    public static final String MARKETING = "marketing";

    private Consents() {}

    /** The latest answer of a call to a question. */
    static Optional<Consent> latest(Connection connection, String callId, String kind) throws SQLException {
        return Sql.first(
                connection,
                "SELECT consent_id, granted FROM consents WHERE call_id = ? AND kind = ? ORDER BY consent_id DESC",
                row -> new Consent(row.getString(1), row.getInt(2) == 1),
                callId,
                kind);
    }

    /** The call in which a consent to the use of data was recorded. */
    static Optional<String> callOf(Connection connection, String consentId) throws SQLException {
        return Sql.first(
                connection,
                "SELECT call_id FROM consents WHERE consent_id = ? AND kind = ?",
                row -> row.getString(1),
                consentId,
                DATA_USE);
    }

    /** The latest answer to a question for a number, whichever call it was given in. */
    static Optional<Consent> ofNumber(Connection connection, String phone, String kind) throws SQLException {
        return Sql.first(
                connection,
                "SELECT consent_id, granted FROM consents WHERE phone = ? AND kind = ? ORDER BY consent_id DESC",
                row -> new Consent(row.getString(1), row.getInt(2) == 1),
                phone,
                kind);
    }

    /**
     * Whether a number's caller agreed to something: by the latest answer for the number, or in the latest call that left the
     * number.
     */
    public static boolean agreed(Connection connection, String phone, String kind) throws SQLException {
        return Sql.first(connection, """
                        SELECT granted FROM consents
                        WHERE kind = ? AND (phone = ?
                            OR call_id IN (SELECT call_id FROM leads WHERE phone = ?)
                            OR call_id IN (SELECT call_id FROM appointments WHERE phone = ?))
                        ORDER BY consent_id DESC
                        """, row -> row.getInt(1) == 1, kind, phone, phone, phone)
                .orElse(false);
    }

    /** Whether a number asked not to be called. */
    public static boolean doNotCall(Connection connection, String phone) throws SQLException {
        return ofNumber(connection, phone, MARKETING)
                .filter(answer -> !answer.granted())
                .isPresent();
    }

    /** One answer. */
    record Consent(String id, boolean granted) {}
}
