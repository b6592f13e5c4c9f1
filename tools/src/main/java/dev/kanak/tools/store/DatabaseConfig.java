package dev.kanak.tools.store;

import java.nio.file.Path;
import java.time.Duration;

/** Which database holds the effects. */
public sealed interface DatabaseConfig {

    /** Longest a transaction may wait for another. */
    Duration patience();

    /**
     * SQLite in a file beside the server; its folder is created.
     *
     * @param file of the database; {@code -wal} and {@code -shm} files stand beside it while it is open
     */
    record Embedded(Path file, Duration patience) implements DatabaseConfig {}

    /** SQLite in memory: gone when it is closed. */
    record InMemory(Duration patience) implements DatabaseConfig {}

    /**
     * PostgreSQL.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     * @param password never printed
     * @param connections at most so many at a time
     */
    record PostgreSql(String url, String user, String password, int connections, Duration patience)
            implements DatabaseConfig {

        @Override
        public String toString() {
            return "PostgreSql[url=" + url + ", user=" + user + ", password=***, connections=" + connections + "]";
        }
    }
}
