package dev.kanak.rag.fusion;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.error.VoiceException;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.SearchTrace;
import dev.kanak.rag.search.SearchTrace.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One way of searching, under way on a virtual thread of its own.
 *
 * @param <T> what it finds
 */
final class Leg<T> {

    /**
     * How a leg ended.
     *
     * @param value empty unless it is done
     */
    record End<T>(Optional<T> value, Outcome outcome, Duration time) {

        SearchTrace.Leg trace(SearchTrace.Kind kind, int hits) {
            return new SearchTrace.Leg(kind, outcome, hits, time);
        }
    }

    private final FutureTask<T> task;
    private final long begun = System.nanoTime();

    private Leg(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Leg<T> start(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name(name).start(task);
        return new Leg<>(task);
    }

    /** Waits until the leg is done or the time is up, whichever comes first; a leg that is late is interrupted. */
    End<T> await(Deadline deadline) {
        try {
            long nanos = Math.max(0, deadline.left().toNanos());
            return end(Optional.of(task.get(nanos, TimeUnit.NANOSECONDS)), Outcome.DONE);
        } catch (TimeoutException e) {
            task.cancel(true);
            return end(Optional.empty(), Outcome.LATE);
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case VoiceException _ -> end(Optional.empty(), Outcome.FAILED);
                case RuntimeException unexpected -> throw unexpected;
                case Error error -> throw error;
                case null, default -> end(Optional.empty(), Outcome.FAILED);
            };
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "the search was given up", true, e);
        }
    }

    private End<T> end(Optional<T> value, Outcome outcome) {
        return new End<>(value, outcome, Duration.ofNanos(System.nanoTime() - begun));
    }
}
