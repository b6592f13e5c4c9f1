package dev.kanak.pipeline.graph;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Makes a call's final transcripts one after another on a virtual thread of its own, so that a slow one does not keep the
 * call from listening. {@link #submit} and {@link #stop} belong to the listening thread.
 */
final class Finisher {

    private final Unfinished unfinished;
    private final BlockingQueue<Work> work = new LinkedBlockingQueue<>();
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

    void submit(Work next) {
        unfinished.begin();
        work.add(() -> {
            next.run();
            unfinished.end();
        });
    }

    /** Lets what is in hand be finished for a short while, then interrupts it. */
    void stop(Duration patience) {
        stopping = true;
        work.add(() -> {});
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
