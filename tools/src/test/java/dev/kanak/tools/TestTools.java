package dev.kanak.tools;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.calendar.VisitRules;
import dev.kanak.tools.handover.PeopleHours;
import dev.kanak.tools.outbox.DispatchConfig;
import dev.kanak.tools.store.Database;
import dev.kanak.tools.store.DatabaseConfig;
import dev.kanak.tools.store.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The demo lender's tools over a database file of their own, at 11:00 on Friday, 20 November 2026. */
public final class TestTools implements AutoCloseable {

    private static final Duration LONGEST_TELLING = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Fails fast and tries again soon. */
    private static final DispatchConfig DISPATCH = new DispatchConfig(
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            1_000,
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            20,
            Duration.ofMillis(300));

    private final Path file;
    private final Toolset toolset;
    private final Map<String, Tool> tools;

    public TestTools(Path folder, int placesPerSlot) {
        this(folder, placesPerSlot, List.of());
    }

    public TestTools(Path folder, int placesPerSlot, List<Receiver> receivers) {
        this.file = folder.resolve("kanak.db");
        this.toolset = Toolset.open(
                new ToolsConfig(DemoLender.CONFIG, DemoLender.BRANCHES, false),
                config(new DatabaseConfig.Embedded(file, PATIENCE), placesPerSlot)
                        .telling(receivers),
                InstantSource.system());
        this.tools = toolset.at(DemoLender.CLOCK).stream().collect(Collectors.toMap(Tool::name, Function.identity()));
    }

    public static EffectsConfig config(DatabaseConfig database, int placesPerSlot) {
        return new EffectsConfig(
                database,
                new VisitRules(placesPerSlot, 60),
                new PeopleHours(LocalTime.of(10, 0), LocalTime.of(18, 0)),
                "test",
                "mailto:visits@bank.example",
                List.of(),
                DISPATCH,
                Duration.ofSeconds(5));
    }

    public Map<String, Object> call(String callId, String tool, Map<String, Object> arguments) {
        return call(Tool.Origin.of(callId), tool, arguments);
    }

    public Map<String, Object> call(Tool.Origin origin, String tool, Map<String, Object> arguments) {
        Tool found = named(tool);
        Map<String, Object> result = found.call(arguments, origin);
        found.taken(result, origin);
        return result;
    }

    /** What a tool gives to a request that is not made. */
    public Map<String, Object> rehearse(String callId, String tool, Map<String, Object> arguments) {
        return named(tool).call(arguments, Tool.Origin.of(callId));
    }

    private Tool named(String tool) {
        Tool found = tools.get(tool);
        if (found == null) {
            throw new IllegalArgumentException("no tool " + tool);
        }
        return found;
    }

    public Toolset toolset() {
        return toolset;
    }

    /** Waits until nobody is yet to be told anything. */
    public void awaitTold() {
        long end = System.nanoTime() + LONGEST_TELLING.toNanos();
        while (!rows("SELECT 1 FROM outbox WHERE status = 'WAITING'").isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "still waiting: " + rows("SELECT destination, last_error, attempts FROM outbox"));
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Rows of a query, each its columns joined by {@code |}, read beside the tools' own connection. */
    public List<String> rows(String sql) {
        try (Database database = Database.open(new DatabaseConfig.Embedded(file, PATIENCE))) {
            return database.read(connection -> Sql.query(connection, sql, row -> {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    line.append(i == 1 ? "" : "|").append(row.getString(i));
                }
                return line.toString();
            }));
        }
    }

    @Override
    public void close() {
        toolset.close();
    }
}
