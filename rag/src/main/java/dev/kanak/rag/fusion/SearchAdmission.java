package dev.kanak.rag.fusion;

import dev.kanak.core.error.RetrievalException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets searches work in the order in which they came, only so many at once: a search of two legs keeps two cores busy, and one that
 * shares them with others is overtaken again and again. Whoever has waited long enough works all the same, so that a search that waits
 * for a server holds nobody up. Thread-safe.
 */
final class SearchAdmission {

    private final Semaphore free;

    /** @param most that work at once, at least 1 */
    SearchAdmission(int most) {
        free = new Semaphore(most, true);
    }

    /** As many as have two cores each, at least one. */
    static SearchAdmission ofThisMachine() {
        return new SearchAdmission(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    /**
     * Does the work when its turn has come, or when patience has run out.
     *
     * @throws RetrievalException (SEARCH_FAILED) if the thread is interrupted while it waits
     */
    <T> T take(Duration patience, Supplier<T> work) {
        boolean mine = await(patience);
        try {
            return work.get();
        } finally {
            if (mine) {
                free.release();
            }
        }
    }

    private boolean await(Duration patience) {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "the search was given up", true, e);
        }
    }
}
