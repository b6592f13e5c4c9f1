package dev.kanak.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.store.Database;
import dev.kanak.tools.store.DatabaseConfig;
import dev.kanak.tools.store.Sql;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same effects on a PostgreSQL server that is given by {@code -Dkanak.postgresql=jdbc:postgresql://host/database}, an
 * empty database of the user {@code kanak} with the password {@code kanak}.
 */
@Tag("external")
@EnabledIfSystemProperty(named = "kanak.postgresql", matches = "jdbc:.+")
class PostgreSqlIT {

    private static final int CALLERS = 40;

    @Test
    void callersAtOnceGetEachPlaceOnce() throws Exception {
        var config = new DatabaseConfig.PostgreSql(
                System.getProperty("kanak.postgresql", "jdbc:postgresql://localhost/kanak"),
                "kanak",
                "kanak",
                8,
                Duration.ofSeconds(5));
        try (var toolset = Toolset.open(
                        new ToolsConfig(DemoLender.CONFIG, DemoLender.BRANCHES, false),
                        TestTools.config(config, 2),
                        InstantSource.system());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Tool book = toolset.at(DemoLender.CLOCK).stream()
                    .filter(tool -> tool.name().equals("book_appointment"))
                    .findFirst()
                    .orElseThrow();
            List<Callable<Object>> requests = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String phone = "9%09d".formatted(i);
                String call = "call-" + i;
                requests.add(() -> book.call(
                        Map.of(
                                "branch_id", "HB-PUN-01",
                                "date", "2026-11-23",
                                "time", "11:00",
                                "name", "Caller",
                                "phone", phone),
                        Tool.Origin.of(call)));
            }
            for (var answer : threads.invokeAll(requests)) {
                answer.get();
            }
        }
        try (Database database = Database.open(config)) {
            List<Integer> places = database.read(
                    connection -> Sql.query(connection, "SELECT place FROM appointments", row -> row.getInt(1)));
            assertThat(places).containsExactlyInAnyOrder(0, 1);
        }
    }
}
