package dev.kanak.core.concurrent;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Virtual threads that live and die together: the first failure ends the join, and {@link #close} interrupts and awaits
 * the rest.
 *
 * <p>Stands in for {@code StructuredTaskScope}, a preview API in Java 25. Used by one owner thread.
 */
public final class TaskGroup implements AutoCloseable {

    /** Work that may block and may fail. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    private final ExecutorService threads;
    private final ExecutorCompletionService<Boolean> finished;
    private int running;

    /** Names the threads {@code name-0}, {@code name-1}, … */
    public TaskGroup(String name) {
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
        finished = new ExecutorCompletionService<>(threads);
    }

    public void fork(Task task) {
        var _ = finished.submit(() -> {
            task.run();
            return true;
        });
        running++;
    }

    /** Waits for all tasks, or for the first that fails. */
    public void join() throws InterruptedException, ExecutionException {
        while (running > 0) {
            finished.take().get();
            running--;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
