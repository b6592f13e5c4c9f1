package dev.kanak.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers at once, over two servers on one database, for fewer places than callers. */
class ConcurrentBookingsTest {

    private static final long SEED = Long.getLong("kanak.seed", System.nanoTime());
    private static final List<String> TIMES = List.of("10:00", "10:15", "11:00", "11:30", "11:45");
    private static final int SLOTS = 3;
    private static final int CALLERS = 60;

    @TempDir
    Path folder;

    @Test
    void noPlaceIsTakenTwiceAndNoneIsLeftWhileCallersAreTurnedAway() throws Exception {
        System.out.println("concurrent bookings: seed " + SEED);
        Random chance = new Random(SEED);
        int capacity = 1 + chance.nextInt(4);
        try (var first = new TestTools(folder, capacity);
                var second = new TestTools(folder, capacity);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Map<String, Object>>> requests = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                TestTools server = chance.nextBoolean() ? first : second;
                Callable<Map<String, Object>> request = request(server, caller, chance);
                requests.add(request);
                if (chance.nextInt(4) == 0) {
                    requests.add(request);
                }
            }
            int booked = 0;
            for (Future<Map<String, Object>> answer : threads.invokeAll(requests)) {
                booked += Boolean.TRUE.equals(answer.get().get("booked")) ? 1 : 0;
            }

            List<String> places =
                    first.rows("SELECT slot_start, place FROM appointments WHERE status = 'BOOKED' ORDER BY 1, 2");
            assertThat(places).doesNotHaveDuplicates().hasSize(SLOTS * capacity);
            assertThat(first.rows("SELECT phone FROM appointments")).doesNotHaveDuplicates();
            assertThat(booked).isGreaterThanOrEqualTo(places.size());
        }
    }

    private static Callable<Map<String, Object>> request(TestTools server, int caller, Random chance) {
        Map<String, Object> visit = Map.of(
                "branch_id", "HB-PUN-01",
                "date", "2026-11-23",
                "time", TIMES.get(chance.nextInt(TIMES.size())),
                "name", "Caller",
                "phone", "9%09d".formatted(caller));
        return () -> server.call("call-" + caller, "book_appointment", visit);
    }
}
