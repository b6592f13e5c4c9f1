package dev.kanak.tools.crm;

import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import dev.kanak.tools.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Callers who agreed to be known again, by phone number; a row is not read any more once it is too old. */
final class RememberedCallers {

    /** Kind of the consent that each row needs. */
    static final String REMEMBER = "remember";

    private static final Duration KEPT = Duration.ofDays(180);

    private RememberedCallers() {}

    /**
     * What is remembered of a caller.
     *
     * @param goldMilligrams the gold talked of, if its weight was
     */
    record Caller(String name, Optional<String> city, Optional<Long> goldMilligrams, Optional<Integer> purityKarat) {

        /** Whether some words are this caller's name, in any script: the first name must be among them. */
        boolean isCalled(String words) {
            return keys(words).containsAll(keys(name.strip().split("\\s+", 2)[0]));
        }

        private static Set<String> keys(String words) {
            return Tokens.of(words).stream().map(PhoneticKey::coarse).collect(Collectors.toCollection(HashSet::new));
        }
    }

    static Optional<Caller> find(Connection connection, String phone, long nowMs) throws SQLException {
        return Sql.first(
                connection,
                "SELECT name, city, gold_weight_mg, purity_karat FROM remembered_callers WHERE phone = ? AND"
                        + " remembered_at > ?",
                row -> new Caller(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)),
                        Optional.ofNullable(row.getObject(3)).map(weight -> ((Number) weight).longValue()),
                        Optional.ofNullable(row.getObject(4)).map(karat -> ((Number) karat).intValue())),
                phone,
                nowMs - KEPT.toMillis());
    }

    static void keep(Connection connection, String phone, String consentId, Caller caller, long nowMs)
            throws SQLException {
        Sql.update(
                connection,
                """
                INSERT INTO remembered_callers (phone, consent_id, name, city, gold_weight_mg, purity_karat, remembered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (phone) DO UPDATE SET consent_id = excluded.consent_id, name = excluded.name,
                    city = excluded.city, gold_weight_mg = excluded.gold_weight_mg,
                    purity_karat = excluded.purity_karat, remembered_at = excluded.remembered_at
                """,
                phone,
                consentId,
                caller.name(),
                caller.city(),
                caller.goldMilligrams(),
                caller.purityKarat(),
                nowMs);
    }

    /** Forgets a caller and all who were not heard of for too long. */
    static void forget(Connection connection, String phone, long nowMs) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM remembered_callers WHERE phone = ? OR remembered_at <= ?",
                phone,
                nowMs - KEPT.toMillis());
    }

    /**
     * A visit that is still to come.
     *
     * @param startsAt local time, yyyy-MM-ddTHH:mm
     */
    record OpenVisit(String branchId, String startsAt) {}

    static List<OpenVisit> openVisits(Connection connection, String phone, String localNow) throws SQLException {
        return Sql.query(
                connection,
                "SELECT branch_id, starts_at FROM appointments WHERE phone = ? AND status = 'BOOKED' AND starts_at >= ?"
                        + " ORDER BY starts_at",
                row -> new OpenVisit(row.getString(1), row.getString(2)),
                phone,
                localNow);
    }
}
