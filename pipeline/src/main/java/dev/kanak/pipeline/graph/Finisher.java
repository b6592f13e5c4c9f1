package dev.kanak.pipeline.graph;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Makes a call's final transcripts one after another on a virtual thread of its own, so that a slow one does not keep the
 * call from listening; but so many may wait: then listening waits too, and audio backs up where it comes in, which is watched.
 * {@link #submit} and {@link #stop} belong to the listening thread.
 */
final class Finisher {

    /** Finals that may wait for one that is being made; each keeps its audio. */
    static final int MOST_WAITING = 3;

    private final Unfinished unfinished;
    private final BlockingQueue<Work> work = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean stopping;

    /** Makes one final transcript and tells it. */
    @FunctionalInterface
    interface Work {

        void run() throws InterruptedException;
    }

    Finisher(String callId, Unfinished unfinished) {
        this.unfinished = unfinished;
        thread = Thread.ofVirtual().name("finals-" + callId).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits while {@link #MOST_WAITING} others wait. */
    void submit(Work next) throws InterruptedException {
        unfinished.begin();
        try {
            work.put(() -> {
                next.run();
                unfinished.end();
            });
        } catch (InterruptedException e) {
            unfinished.end();
            throw e;
        }
    }

    /** Lets what is in hand be finished for a short while, then interrupts it. */
    void stop(Duration patience) {
        stopping = true;
        boolean _ = work.offer(() -> {});
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
                work.take().run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
