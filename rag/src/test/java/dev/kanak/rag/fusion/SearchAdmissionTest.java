package dev.kanak.rag.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.RetrievalException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SearchAdmissionTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final SearchAdmission admission = new SearchAdmission(1);
    private final List<String> order = new CopyOnWriteArrayList<>();

    private Thread working(String name, CountDownLatch until) {
        return Thread.ofPlatform()
                .start(() -> admission.take(LONG, () -> {
                    order.add(name);
                    return waitFor(until);
                }));
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Spins until a thread waits for its turn or for its latch. */
    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void comeInTheOrderOfAsking() throws InterruptedException {
        var first = new CountDownLatch(1);
        var others = new CountDownLatch(0);
        Thread a = working("a", first);
        awaitWaiting(a);
        Thread b = working("b", others);
        awaitWaiting(b);
        Thread c = working("c", others);
        awaitWaiting(c);
        assertThat(order).containsExactly("a");
        first.countDown();
        for (Thread thread : List.of(a, b, c)) {
            thread.join();
        }
        assertThat(order).containsExactly("a", "b", "c");
    }

    @Test
    void areNotWaitedForWithoutPatience() throws InterruptedException {
        var busy = new CountDownLatch(1);
        Thread a = working("a", busy);
        awaitWaiting(a);
        assertThat(admission.<String>take(Duration.ZERO, () -> "served")).isEqualTo("served");
        busy.countDown();
        a.join();
        assertThat(admission.<String>take(LONG, () -> "free again")).isEqualTo("free again");
    }

    @Test
    void areFreeAgainAfterWorkThatFails() {
        assertThatThrownBy(() -> admission.take(LONG, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(admission.<String>take(LONG, () -> "served")).isEqualTo("served");
    }

    @Test
    void areGivenUpByAThreadThatIsInterrupted() throws Exception {
        var busy = new CountDownLatch(1);
        Thread a = working("a", busy);
        awaitWaiting(a);
        var outcome = new CompletableFuture<Throwable>();
        Thread b = Thread.ofPlatform().start(() -> {
            try {
                var _ = admission.take(LONG, () -> true);
            } catch (RetrievalException e) {
                outcome.complete(e);
            }
        });
        awaitWaiting(b);
        b.interrupt();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).hasMessage("the search was given up");
        busy.countDown();
        a.join();
    }
}
