package dev.kanak.transport.session;

import dev.kanak.core.port.CallMedia.Playout;
import dev.kanak.core.port.CallMedia.Received;
import dev.kanak.transport.playout.PlayoutQueue;
import dev.kanak.transport.rtcp.Acknowledgements;
import dev.kanak.transport.rtcp.ReportBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The agent's turns as the pipeline writes them and the media thread takes them. Thread-safe.
 *
 * <p>Callbacks run on the thread that calls {@link #sent} or {@link #release}, never under the lock; once released, on
 * the thread that asks for them.
 */
final class PlayoutLine {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final PlayoutQueue queue;
    private final Acknowledgements acknowledgements;
    private final Map<PlayoutQueue.Turn, Line> lines = new HashMap<>();
    private final List<Runnable> late = new ArrayList<>();
    private boolean open = true;
    private boolean released;

    /**
     * An empty line.
     *
     * @param ssrc of the packets that carry it
     */
    PlayoutLine(PlayoutQueue.Shape shape, long ssrc) {
        queue = new PlayoutQueue(shape);
        acknowledgements = new Acknowledgements(ssrc);
    }

    /** Begins a turn; on a closed line it is over at once. */
    Playout openTurn() {
        lock.lock();
        try {
            Line line = new Line(queue.open());
            if (open) {
                lines.put(line.turn, line);
            } else {
                queue.clear();
                line.ended = true;
            }
            return line;
        } finally {
            lock.unlock();
        }
    }

    /** The next frame to send. */
    PlayoutQueue.Frame next() {
        lock.lock();
        try {
            PlayoutQueue.Frame frame = queue.next();
            room.signalAll();
            return frame;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A packet carries a frame.
     *
     * @param packet its sequence number with the cycles before it
     */
    void carried(PlayoutQueue.Frame frame, long packet) {
        lock.lock();
        try {
            acknowledgements.sent(packet);
            frame.spoken().map(lines::get).ifPresent(line -> line.packets.add(packet, line.turn.played()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * The caller tells what arrived.
     *
     * @param roundTripMs negative if not known
     */
    void reported(ReportBlock block, double roundTripMs) {
        lock.lock();
        try {
            acknowledgements.reported(block, roundTripMs);
        } finally {
            lock.unlock();
        }
    }

    /** Tells listeners about a frame that has been sent. */
    void sent(PlayoutQueue.Frame frame) {
        List<Runnable> callbacks = new ArrayList<>(0);
        lock.lock();
        try {
            callbacks.addAll(late);
            late.clear();
            frame.firstAudible().forEach(t -> mark(t, true, callbacks));
            frame.ended().forEach(t -> mark(t, false, callbacks));
        } finally {
            lock.unlock();
        }
        callbacks.forEach(Runnable::run);
    }

    private void mark(PlayoutQueue.Turn turn, boolean audible, List<Runnable> callbacks) {
        Line line = audible ? lines.get(turn) : lines.remove(turn);
        if (line != null && audible) {
            line.heard = true;
            callbacks.add(line.onFirstAudible);
        } else if (line != null) {
            line.ended = true;
            callbacks.add(line.onEnd);
        }
    }

    /** Ends every turn and wakes its writer; nothing more is sent. */
    void close() {
        lock.lock();
        try {
            open = false;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells the listeners of every turn not yet over that it is. */
    void release() {
        List<Runnable> callbacks = new ArrayList<>();
        lock.lock();
        try {
            released = true;
            callbacks.addAll(late);
            late.clear();
            queue.clear().forEach(t -> mark(t, false, callbacks));
        } finally {
            lock.unlock();
        }
        callbacks.forEach(Runnable::run);
    }

    long underruns() {
        lock.lock();
        try {
            return queue.underruns();
        } finally {
            lock.unlock();
        }
    }

    /** One turn. */
    private final class Line implements Playout {

        private final PlayoutQueue.Turn turn;
        private final TurnPackets packets = new TurnPackets();
        private Runnable onFirstAudible = () -> {};
        private Runnable onEnd = () -> {};
        private boolean heard;
        private boolean ended;

        Line(PlayoutQueue.Turn turn) {
            this.turn = turn;
        }

        @Override
        public boolean write(short[] samples) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                int from = 0;
                while (open && !turn.finished() && from < samples.length) {
                    int added = queue.write(turn, samples, from);
                    from += added;
                    if (added == 0) {
                        room.await();
                    }
                }
                return open && !turn.finished();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void finish() {
            lock.lock();
            try {
                queue.finish(turn);
                room.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long stop() {
            lock.lock();
            try {
                long played = ended ? turn.played() : queue.stop(turn);
                room.signalAll();
                return played;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long played() {
            lock.lock();
            try {
                return turn.played();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Received received() {
            lock.lock();
            try {
                if (packets.isEmpty()) {
                    return new Received(turn.played(), false);
                }
                long last = acknowledgements.receivedOf(packets.first(), packets.last());
                return new Received(packets.samplesUpTo(last), acknowledgements.covers(last));
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void duck(boolean softly) {
            lock.lock();
            try {
                queue.duck(turn, softly);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void hush(boolean silently) {
            lock.lock();
            try {
                queue.hush(turn, silently);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void listen(Runnable firstAudible, Runnable end) {
            List<Runnable> missed = new ArrayList<>(2);
            lock.lock();
            try {
                onFirstAudible = firstAudible;
                onEnd = end;
                if (heard) {
                    missed.add(firstAudible);
                }
                if (ended) {
                    missed.add(end);
                }
                if (!released) {
                    late.addAll(missed);
                    missed.clear();
                }
            } finally {
                lock.unlock();
            }
            missed.forEach(Runnable::run);
        }
    }
}
