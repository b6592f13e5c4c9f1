package dev.kanak.tools.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.tools.store.Database;
import dev.kanak.tools.store.DatabaseConfig;
import dev.kanak.tools.store.Sql;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random points while leads are stored and visits booked. What a process had not confirmed is asked for
 * again of the next one. At the end the database, the CRM and the calendar each hold everything once.
 *
 * <p>{@code -Dkanak.kills=200} sets how often, {@code -Dkanak.seed=N} repeats a run's choices.
 */
class KillNineIT {

    private static final int KILLS = Integer.getInteger("kanak.kills", 5);
    private static final long SEED = Long.getLong("kanak.seed", System.nanoTime());
    private static final int REQUESTS_PER_LIFE = 4;

    @TempDir
    Path folder;

    private final Random chance = new Random(SEED);
    private final Set<String> open = new ConcurrentSkipListSet<>();
    private final AtomicInteger confirmed = new AtomicInteger();
    private int leads;
    private int visits;

    @Test
    void nothingIsLostAndNothingIsDoubled() throws Exception {
        System.out.println("kill -9: " + KILLS + " times, seed " + SEED);
        try (var crm = new CrmServer(SEED);
                var calendar = new Radicale(folder)) {
            for (int kill = 0; kill < KILLS; kill++) {
                live(crm, calendar, chance.nextInt(REQUESTS_PER_LIFE * 2), chance.nextInt(40));
            }
            live(crm, calendar, Integer.MAX_VALUE, 0);
            assertThat(open).isEmpty();

            assertThat(rows("SELECT phone FROM leads")).containsExactlyInAnyOrderElementsOf(phones(leads));
            assertThat(rows("SELECT phone FROM appointments WHERE status = 'BOOKED'"))
                    .containsExactlyInAnyOrderElementsOf(phones(visits));
            assertThat(rows("SELECT branch_id || slot_start || place FROM appointments"))
                    .doesNotHaveDuplicates();
            assertThat(rows("SELECT status FROM outbox WHERE status <> 'DELIVERED'"))
                    .isEmpty();
            assertThat(crm.taken.values())
                    .filteredOn(event -> event.startsWith("lead.saved"))
                    .containsExactlyInAnyOrderElementsOf(phones(leads).stream()
                            .map(phone -> "lead.saved " + phone)
                            .toList());
            assertThat(crm.taken.values())
                    .filteredOn(event -> event.startsWith("appointment.booked"))
                    .containsExactlyInAnyOrderElementsOf(phones(visits).stream()
                            .map(phone -> "appointment.booked " + phone)
                            .toList());
            assertThat(calendar.objects().stream().map(KillNineIT::phone).toList())
                    .containsExactlyInAnyOrderElementsOf(phones(visits));
            System.out.println("kill -9: %d kills, %d leads, %d visits, %d events the CRM was told again"
                    .formatted(KILLS, leads, visits, crm.repeated.get()));
        }
    }

    /** One process, killed a random moment after some confirmations; the last one lives until all is told. */
    private void live(CrmServer crm, Radicale calendar, int confirmations, int delayMs) throws Exception {
        Process process = start(crm, calendar);
        try {
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            assertThat(out.readLine()).isEqualTo("ready");
            int before = confirmed.get();
            Thread reader = Thread.startVirtualThread(() -> confirm(out));
            ask(process, confirmations == Integer.MAX_VALUE);
            if (confirmations == Integer.MAX_VALUE) {
                awaitAllTold();
            } else {
                for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                        confirmed.get() - before < confirmations && !open.isEmpty() && System.nanoTime() < end; ) {
                    LockSupport.parkNanos(200_000);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMs));
            }
            kill(process);
            reader.join();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(CrmServer crm, Radicale calendar) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EffectsProcess.class.getName(),
                        folder.resolve("kanak.db").toString(),
                        crm.address().toString(),
                        calendar.home().toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("process.log").toFile()))
                .start();
    }

    private static void kill(Process process) throws Exception {
        new ProcessBuilder("kill", "-9", String.valueOf(process.pid())).start().waitFor();
    }

    /** What is open is asked for again, then something new. */
    private void ask(Process process, boolean last) {
        List<String> requests = new ArrayList<>(new TreeSet<>(open));
        for (int i = 0; i < REQUESTS_PER_LIFE && !last; i++) {
            requests.add(chance.nextBoolean() ? "lead " + leads++ : "visit " + visits++);
        }
        open.addAll(requests);
        var in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        requests.forEach(in::println);
    }

    private void confirm(BufferedReader out) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("done ")) {
                    open.remove(line.substring("done ".length()));
                    confirmed.incrementAndGet();
                }
            }
        } catch (IOException _) {
            // The process is dead: what it had not confirmed stays open.
        }
    }

    private void awaitAllTold() throws IOException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(30);
        while (System.nanoTime() < end
                && !(open.isEmpty()
                        && rows("SELECT 1 FROM outbox WHERE status <> 'DELIVERED'")
                                .isEmpty())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    private List<String> rows(String sql) {
        try (Database database =
                Database.open(new DatabaseConfig.Embedded(folder.resolve("kanak.db"), Duration.ofSeconds(10)))) {
            return database.read(connection -> Sql.query(connection, sql, row -> String.valueOf(row.getString(1))));
        }
    }

    private static List<String> phones(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(EffectsProcess::phone)
                .toList();
    }

    private static String phone(String object) {
        String unfolded = object.replace("\r\n ", "").replace("\n ", "");
        int at = unfolded.indexOf("+91");
        return unfolded.substring(at + 3, at + 13);
    }
}
