package dev.kanak.pipeline.graph;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much of a call's work is in hand: inputs not yet taken, finals being made, requests to the dialogue, replies being
 * synthesised. Each piece begins before the one that caused it ends, so that none left means that the call is at rest.
 * Thread-safe.
 */
final class Unfinished {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition atRest = lock.newCondition();
    private int pieces;

    void begin() {
        lock.lock();
        try {
            pieces++;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            pieces--;
            if (pieces == 0) {
                atRest.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is in hand. */
    void awaitRest() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (pieces > 0) {
                atRest.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
