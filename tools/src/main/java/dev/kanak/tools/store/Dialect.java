package dev.kanak.tools.store;

import java.sql.SQLException;
import java.util.Set;

/** What differs between databases. */
enum Dialect {
    SQLITE {
        @Override
        boolean collided(SQLException failure) {
            return SQLITE_COLLISIONS.contains(failure.getErrorCode() & SQLITE_PRIMARY_CODE);
        }
    },
    POSTGRESQL {
        @Override
        boolean collided(SQLException failure) {
            return POSTGRESQL_COLLISIONS.contains(String.valueOf(failure.getSQLState()));
        }
    };

    /** An extended result code holds the primary one in its low byte (sqlite.org/rescode.html). */
    private static final int SQLITE_PRIMARY_CODE = 0xFF;

    /** SQLITE_BUSY, SQLITE_LOCKED. */
    private static final Set<Integer> SQLITE_COLLISIONS = Set.of(5, 6);

    /**
     * serialization_failure, deadlock_detected, and unique_violation, by which a transaction of the same moment shows.
     */
    private static final Set<String> POSTGRESQL_COLLISIONS = Set.of("40001", "40P01", "23505");

    /** True if the transaction failed because of another of the same moment and may be run again. */
    abstract boolean collided(SQLException failure);
}
