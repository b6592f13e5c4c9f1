package dev.kanak.pipeline.stt.tier;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Transcript;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One utterance being recognised on a thread of its own while it is spoken, so that whoever brings the audio goes on
 * listening. It waits only for a recogniser that is {@link #MOST_WAITING} frames behind, and where {@link #catchUp} asks: then audio
 * backs up where it comes in, which is watched. {@link #push} by one thread, {@link #finish} by another after it, {@link #close} by any.
 */
final class LiveStream {

    /** A second of audio in frames of 20 ms. */
    private static final int MOST_WAITING = 50;

    private final SpeechToText.Utterance utterance;
    private final Retry retry;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Heard> waiting = new ArrayDeque<>();
    private final Thread worker;
    private @Nullable Transcript partial;
    private boolean hearing;
    private boolean whole;
    private boolean over;
    private boolean started;
    private boolean released;
    private final List<Sign> signs = new ArrayList<>();
    private @Nullable RuntimeException failure;

    private enum Sign {
        PAUSING,
        ENDING,
        GOING_ON
    }

    /** @param signs what the utterance is told before it takes the frame */
    private record Heard(AudioFrame frame, List<Sign> signs) {}

    LiveStream(SpeechToText.Utterance utterance, Retry retry) {
        this.utterance = utterance;
        this.retry = retry;
        this.worker = Thread.ofVirtual().name("stream").unstarted(this::recognise);
    }

    /** Takes the next audio; returns the newest partial that was not returned yet. */
    Optional<Transcript> push(AudioFrame frame) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!started) {
                started = true;
                worker.start();
            }
            waiting.add(new Heard(frame, List.copyOf(signs)));
            signs.clear();
            changed.signalAll();
            while (waiting.size() > MOST_WAITING && !over) {
                changed.await();
            }
            Optional<Transcript> newest = Optional.ofNullable(partial);
            partial = null;
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** With the next audio all that was said so far is wanted; by the thread that pushes. */
    void pausing() {
        tell(Sign.PAUSING);
    }

    /** With the next audio the final transcript is made of what was said so far; by the thread that pushes. */
    void ending() {
        tell(Sign.ENDING);
    }

    /** With the next audio the caller speaks; by the thread that pushes. */
    void goingOn() {
        tell(Sign.GOING_ON);
    }

    /** Waits until all audio has been heard; by the thread that pushes. */
    void catchUp() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!over && (hearing || !waiting.isEmpty())) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(Sign newest) {
        lock.lock();
        try {
            signs.add(newest);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The final transcript, once all audio has been heard.
     *
     * @throws RuntimeException of the push that failed, if one did
     * @throws SpeechException if recognition fails now
     */
    Transcript finish() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            whole = true;
            changed.signalAll();
            while (started && !over) {
                changed.await();
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
        return retry.of(utterance::finish);
    }

    /** Stops it. */
    void close() {
        lock.lock();
        try {
            waiting.clear();
            whole = true;
            if (started && !over) {
                worker.interrupt();
            } else {
                release();
            }
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        if (!released) {
            released = true;
            utterance.close();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever breaks the stream leaves the whole utterance to the next tier
    private void recognise() {
        Optional<RuntimeException> cause =
                Optional.of(new SpeechException(Kind.MODEL_FAILED, "recognition broke off", false));
        try {
            for (Optional<Heard> next = next(); next.isPresent(); next = next()) {
                Heard heard = next.get();
                heard.signs().forEach(this::pass);
                retry.of(() -> utterance.push(heard.frame())).ifPresent(this::tell);
            }
            cause = Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cause = Optional.of(new SpeechException(Kind.MODEL_FAILED, "recognition was interrupted", false, e));
        } catch (RuntimeException e) {
            cause = Optional.of(e);
        } finally {
            end(cause);
        }
    }

    private void pass(Sign newest) {
        switch (newest) {
            case PAUSING -> utterance.pausing();
            case ENDING -> utterance.ending();
            case GOING_ON -> utterance.goingOn();
        }
    }

    private Optional<Heard> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            hearing = false;
            changed.signalAll();
            while (waiting.isEmpty() && !whole) {
                changed.await();
            }
            hearing = !waiting.isEmpty();
            changed.signalAll();
            return Optional.ofNullable(waiting.poll());
        } finally {
            lock.unlock();
        }
    }

    private void tell(Transcript newest) {
        lock.lock();
        try {
            partial = newest;
        } finally {
            lock.unlock();
        }
    }

    private void end(Optional<RuntimeException> cause) {
        lock.lock();
        try {
            over = true;
            if (cause.isPresent()) {
                failure = cause.get();
                waiting.clear();
                release();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
