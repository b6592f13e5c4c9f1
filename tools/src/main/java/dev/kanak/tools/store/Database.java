package dev.kanak.tools.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kanak.core.error.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;

/**
 * Transactions on one database. Thread-safe.
 *
 * <p>SQLite runs with a write-ahead log and {@code synchronous=FULL}: what {@link #write} has returned survives a crash of
 * the process and of the machine. Its native calls would pin the carrier of a virtual thread, so that all work runs on
 * platform threads of the database's own: one for SQLite, which writes one at a time anyway, one for each connection of
 * PostgreSQL, where transactions are serialisable and repeated when they collide.
 */
public final class Database implements AutoCloseable {

    private static final String MIGRATIONS = "classpath:dev/kanak/tools/store/migrations";
    private static final int ATTEMPTS = 20;

    private final Dialect dialect;
    private final HikariDataSource pool;
    private final ExecutorService workers;

    /** Work inside a transaction. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it; an exception undoes everything. */
        T in(Connection connection) throws SQLException;
    }

    private Database(Dialect dialect, HikariDataSource pool, int workers) {
        this.dialect = dialect;
        this.pool = pool;
        this.workers = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().daemon().name("database-", 0).factory());
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws ToolException (UNAVAILABLE) saying which database and why
     */
    public static Database open(DatabaseConfig config) {
        return switch (config) {
            case DatabaseConfig.Embedded embedded -> embedded(embedded);
            case DatabaseConfig.InMemory memory -> sqlite(":memory:", memory.patience(), "the database in memory");
            case DatabaseConfig.PostgreSql server -> server(server);
        };
    }

    private static Database embedded(DatabaseConfig.Embedded config) {
        Path file = config.file().toAbsolutePath();
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw unavailable("the folder of the database file " + file + " cannot be created", e);
        }
        return sqlite(file.toString(), config.patience(), "the database file " + file);
    }

    private static Database sqlite(String name, Duration patience, String what) {
        var sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        sqlite.setBusyTimeout((int) patience.toMillis());
        sqlite.enforceForeignKeys(true);
        var pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:sqlite:" + name);
        pool.setDataSourceProperties(sqlite.toProperties());
        pool.setMaximumPoolSize(1);
        pool.setMaxLifetime(0);
        return open(Dialect.SQLITE, pool, patience, what);
    }

    private static Database server(DatabaseConfig.PostgreSql config) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(config.url());
        pool.setUsername(config.user());
        pool.setPassword(config.password());
        pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        pool.setMaximumPoolSize(config.connections());
        return open(Dialect.POSTGRESQL, pool, config.patience(), "the database " + config.url());
    }

    private static Database open(Dialect dialect, HikariConfig config, Duration patience, String what) {
        config.setPoolName("effects");
        config.setConnectionTimeout(Math.max(250, patience.toMillis()));
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw unavailable(what + " cannot be opened: " + rootMessage(e), e);
        }
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .table("schema_history")
                    .load()
                    .migrate();
            return new Database(dialect, pool, pool.getMaximumPoolSize());
        } catch (FlywayException e) {
            pool.close();
            throw unavailable(what + " cannot be brought up to date: " + rootMessage(e), e);
        }
    }

    /**
     * Runs work in one transaction, which is on disk when this returns.
     *
     * @throws ToolException (UNAVAILABLE) if the database fails, (TIMED_OUT) if the thread is interrupted; the transaction
     *     may then still be committed
     */
    public <T> T write(Work<T> work) {
        return await(() -> repeated(work));
    }

    /** Runs work that only reads; as {@link #write} in all else. */
    public <T> T read(Work<T> work) {
        return write(work);
    }

    private <T> T repeated(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (!dialect.collided(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(5 * attempt) + 1L);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T await(java.util.concurrent.Callable<T> task) {
        try {
            Future<T> future = workers.submit(task);
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException(ToolException.Kind.TIMED_OUT, "the database did not answer in time", true, e);
        } catch (RejectedExecutionException e) {
            throw unavailable("the database is closed", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException own) {
                throw own;
            }
            throw unavailable("the database failed", cause == null ? e : cause);
        }
    }

    /** Message of the innermost cause; it names files and hosts, never data. */
    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
    }

    private static ToolException unavailable(String message, Throwable cause) {
        return new ToolException(ToolException.Kind.UNAVAILABLE, message, true, cause);
    }

    /** Waits for running transactions and closes every connection. */
    @Override
    public void close() {
        workers.close();
        pool.close();
    }
}
