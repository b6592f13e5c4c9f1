package dev.kanak.core.concurrent;

import dev.kanak.core.error.SpeechException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Platform threads that run native inference for all calls, behind a bounded queue.
 *
 * <p>Native code pins a virtual thread's carrier, so calls hand their inference here and wait. Thread-safe.
 */
public final class InferencePool implements AutoCloseable {

    private final ThreadPoolExecutor threads;
    private final LongAdder refused = new LongAdder();

    /**
     * @param threadCount platform threads, at least 1; the number of cores is a good choice
     * @param queueCapacity waiting requests accepted before {@link #call} refuses
     */
    public InferencePool(int threadCount, int queueCapacity) {
        threads = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueCapacity),
                Thread.ofPlatform().name("inference-", 0).daemon(true).factory());
    }

    /**
     * Runs {@code work} on a pool thread and waits for its value.
     *
     * @throws SpeechException (OVERLOADED, retryable) if the queue is full; (MODEL_FAILED) if the work fails with a
     *     checked exception; an unchecked exception of the work is thrown as it is
     */
    public <T> T call(Callable<T> work) throws InterruptedException {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException e) {
            refused.increment();
            throw new SpeechException(SpeechException.Kind.OVERLOADED, "inference queue is full", true, e);
        }
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default ->
                    throw new SpeechException(SpeechException.Kind.MODEL_FAILED, "inference failed", false, e);
            }
        }
    }

    /** Requests that it has refused so far. */
    public long refused() {
        return refused.sum();
    }

    /** Refuses what waits and lets what runs finish, for two seconds at most. */
    @Override
    public void close() {
        for (Runnable waiting : threads.shutdownNow()) {
            if (waiting instanceof Future<?> request) {
                request.cancel(false);
            }
        }
        try {
            boolean _ = threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
