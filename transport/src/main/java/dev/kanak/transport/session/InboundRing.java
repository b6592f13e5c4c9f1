package dev.kanak.transport.session;

import dev.kanak.core.audio.AudioFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Caller audio between the media thread and the listener: bounded, the oldest frame makes room. Thread-safe. */
final class InboundRing {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<AudioFrame> frames = new ArrayDeque<>();
    private final int capacity;
    private long dropped;
    private boolean open = true;

    InboundRing(int capacity) {
        this.capacity = capacity;
    }

    void add(AudioFrame frame) {
        lock.lock();
        try {
            if (!open) {
                return;
            }
            if (frames.size() == capacity) {
                frames.removeFirst();
                dropped++;
            }
            frames.addLast(frame);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest frame; empty if none came within {@code wait}, at once if closed. */
    Optional<AudioFrame> take(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (open && frames.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return open ? Optional.ofNullable(frames.pollFirst()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Share of the ring that is filled, 0 to 1. */
    double utilisation() {
        lock.lock();
        try {
            return (double) frames.size() / capacity;
        } finally {
            lock.unlock();
        }
    }

    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            open = false;
            frames.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
