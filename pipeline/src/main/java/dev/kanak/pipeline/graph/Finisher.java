package dev.kanak.pipeline.graph;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Makes a call's final transcripts one after another on a virtual thread of its own, so that a slow one does not keep the
 * call from listening; but so many may wait: then listening waits too, and audio backs up where it comes in, which is watched.
 * One that fails is told and does not keep the next from being made. {@link #submit} and {@link #stop} belong to the listening thread.
 */
final class Finisher {

    /** Finals that may wait for one that is being made; each keeps its audio. */
    static final int MOST_WAITING = 3;

    private final Unfinished unfinished;
    private final Runnable failed;
    private final BlockingQueue<Job> work = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean stopping;

    /** Makes one final transcript and tells it. */
    @FunctionalInterface
    interface Work {

        void run() throws InterruptedException;
    }

    /** A final that waits, and what is done after it. */
    private record Job(Work work, Runnable last) {}

    /** @param failed told of each final that could not be made or not be put away; it must not throw */
    Finisher(String callId, Unfinished unfinished, Runnable failed) {
        this.unfinished = unfinished;
        this.failed = failed;
        thread = Thread.ofVirtual().name("finals-" + callId).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /**
     * Waits while {@link #MOST_WAITING} others wait.
     *
     * @param last run when the final was made, or is given up
     */
    void submit(Work next, Runnable last) throws InterruptedException {
        unfinished.begin();
        var job = new Job(next, last);
        try {
            work.put(job);
        } catch (InterruptedException e) {
            over(job);
            throw e;
        }
    }

    /** Lets what is in hand be finished for a short while, then interrupts it. */
    void stop(Duration patience) {
        stopping = true;
        var wake = new Job(() -> {}, () -> {});
        unfinished.begin();
        if (!work.offer(wake)) {
            over(wake);
        }
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
                boolean _ = thread.join(patience);
            }
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping || !work.isEmpty()) {
                make(work.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            work.forEach(this::over);
        }
    }

    private void make(Job job) throws InterruptedException {
        try {
            job.work.run();
        } catch (RuntimeException e) {
            tell("a final was not made", e);
        } finally {
            over(job);
        }
    }

    private void over(Job job) {
        try {
            job.last.run();
        } catch (RuntimeException e) {
            tell("a final was not put away", e);
        } finally {
            unfinished.end();
        }
    }

    private void tell(String what, RuntimeException e) {
        CallReport.log(what, e);
        failed.run();
    }
}
