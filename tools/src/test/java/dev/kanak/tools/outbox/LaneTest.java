package dev.kanak.tools.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.tools.store.Database;
import dev.kanak.tools.store.DatabaseConfig;
import dev.kanak.tools.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a receiver that fails is told again, on a clock that the test moves. */
class LaneTest {

    private static final DispatchConfig CONFIG = new DispatchConfig(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            8,
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            100,
            Duration.ofSeconds(15));

    private final Database database = Database.open(new DatabaseConfig.InMemory(Duration.ofSeconds(2)));
    private final Deque<Delivery> answers = new ArrayDeque<>();
    private final List<Long> toldAtSeconds = new ArrayList<>();
    private final Destination receiver = new Destination() {
        @Override
        public String name() {
            return "receiver";
        }

        @Override
        public Set<Event.Kind> kinds() {
            return Set.of(Event.Kind.LEAD_SAVED);
        }

        @Override
        public Delivery deliver(Event event) {
            toldAtSeconds.add(now.getEpochSecond());
            return Optional.ofNullable(answers.poll()).orElse(Delivery.tryLater("down"));
        }
    };
    private Instant now = Instant.EPOCH;

    @AfterEach
    void close() {
        database.close();
    }

    private Lane lane(DispatchConfig config) {
        return new Lane(receiver, new OutboxRows(database, "receiver", "test"), config, () -> now, () -> 1.0);
    }

    private void add(String id) {
        database.write(connection -> {
            new Outbox(List.of(receiver))
                    .add(connection, new Event(id, Event.Kind.LEAD_SAVED, id, Map.of()), now.toEpochMilli());
            return id;
        });
    }

    private void letPass(Lane lane, int seconds) throws InterruptedException {
        for (int second = 0; second <= seconds; second++) {
            while (lane.step()) {
                // everything due now
            }
            now = now.plusSeconds(1);
        }
    }

    private String status(String id) {
        return database.read(connection -> Sql.first(
                        connection, "SELECT status FROM outbox WHERE event_id = ?", row -> row.getString(1), id))
                .orElseThrow();
    }

    @Test
    void theWaitDoublesUpToTheLongestAndTheLastFailureIsADeadLetter() throws InterruptedException {
        add("event-1");
        letPass(lane(CONFIG), 120);

        assertThat(toldAtSeconds).containsExactly(0L, 1L, 3L, 7L, 15L, 25L, 35L, 45L);
        assertThat(status("event-1")).isEqualTo(Outbox.DEAD);
    }

    @Test
    void chanceShortensAWaitByUpToAHalf() {
        assertThat(CONFIG.delay(3, 1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(CONFIG.delay(3, 0)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aReceiverThatAsksForMoreTimeGetsIt() throws InterruptedException {
        add("event-1");
        answers.add(new Delivery.TryLater("busy", Optional.of(Duration.ofSeconds(20))));
        answers.add(Delivery.delivered());
        letPass(lane(CONFIG), 60);

        assertThat(toldAtSeconds).containsExactly(0L, 20L);
        assertThat(status("event-1")).isEqualTo(Outbox.DELIVERED);
    }

    @Test
    void afterFailuresInARowItIsLeftAloneAndThenTriedOnce() throws InterruptedException {
        var breaking = new DispatchConfig(
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                100,
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                3,
                Duration.ofSeconds(15));
        for (int i = 1; i <= 5; i++) {
            add("event-" + i);
        }
        letPass(lane(breaking), 34);

        assertThat(toldAtSeconds).containsExactly(0L, 0L, 0L, 16L, 32L);
    }

    @Test
    void oneThatIsBackIsToldEverythingThatWaits() throws InterruptedException {
        add("event-1");
        add("event-2");
        answers.add(Delivery.tryLater("down"));
        answers.add(Delivery.delivered());
        answers.add(Delivery.delivered());
        letPass(lane(CONFIG), 5);

        assertThat(toldAtSeconds).containsExactly(0L, 0L, 1L);
        assertThat(List.of(status("event-1"), status("event-2"))).containsOnly(Outbox.DELIVERED);
    }
}
