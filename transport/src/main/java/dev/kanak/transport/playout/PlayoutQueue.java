package dev.kanak.transport.playout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The agent's turns on their way out, one after another, a frame at a time. Pure; not thread-safe.
 *
 * <p>Each turn holds at most the ring's capacity. A turn that runs dry before it is finished plays silence until a
 * whole frame is there again, and that is counted once.
 */
public final class PlayoutQueue {

    /** Samples at or below this are inaudible: −60 dBFS. */
    static final int AUDIBLE = 33;

    /** Level of a ducked turn: −12 dB. */
    static final double DUCKED = 0.25;

    private final Shape shape;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private long underruns;

    /**
     * Sizes in samples.
     *
     * @param frameSamples 20 ms
     * @param capacitySamples what one turn may hold; at least a frame
     * @param fadeSamples what is still played, fading, when a turn is stopped; at most a frame
     */
    public record Shape(int frameSamples, int capacitySamples, int fadeSamples) {

        public Shape {
            if (capacitySamples < frameSamples || fadeSamples > frameSamples) {
                throw new IllegalArgumentException("capacitySamples must hold a frame, and a frame fadeSamples");
            }
        }
    }

    /** The audio of one agent turn. Only its queue changes it. */
    public static final class Turn {

        private final short[] ring;
        private int head;
        private int queued;
        private long played;
        private boolean finished;
        private boolean heard;
        private boolean dry;
        private boolean ducked;
        private boolean hushed;
        private double gain = 1;

        private Turn(int capacity) {
            ring = new short[capacity];
        }

        /** Samples taken so far. */
        public long played() {
            return played;
        }

        /** True once no more samples will come. */
        public boolean finished() {
            return finished;
        }

        private int add(short[] samples, int from) {
            int count = Math.min(samples.length - from, ring.length - queued);
            int tail = (head + queued) % ring.length;
            int first = Math.min(count, ring.length - tail);
            System.arraycopy(samples, from, ring, tail, first);
            System.arraycopy(samples, from + first, ring, 0, count - first);
            queued += count;
            return count;
        }

        private int take(short[] frame) {
            int count = Math.min(frame.length, queued);
            int first = Math.min(count, ring.length - head);
            System.arraycopy(ring, head, frame, 0, first);
            System.arraycopy(ring, 0, frame, first, count - first);
            head = (head + count) % ring.length;
            queued -= count;
            played += count;
            level(frame);
            return count;
        }

        /** Goes to the level asked for within one frame, so that it does not click. */
        private void level(short[] frame) {
            double target = hushed ? 0 : ducked ? DUCKED : 1;
            if (gain == 1 && target == 1) {
                return;
            }
            for (int i = 0; i < frame.length; i++) {
                frame[i] = (short) Math.round(frame[i] * (gain + (target - gain) * (i + 1) / frame.length));
            }
            gain = target;
        }

        private void fade(int samples) {
            queued = Math.min(queued, samples);
            for (int i = 0; i < queued; i++) {
                int at = (head + i) % ring.length;
                ring[at] = (short) (ring[at] * (queued - i) / (queued + 1));
            }
        }
    }

    /**
     * What goes out next.
     *
     * @param samples one frame; zeros where nothing is queued
     * @param spoken the turn whose samples these are; empty if it is silence
     * @param firstAudible turns whose first audible sample this frame holds
     * @param ended turns that are over once this frame is sent
     */
    @SuppressWarnings("ArrayRecordComponent") // audio path: handed over, not copied
    public record Frame(short[] samples, Optional<Turn> spoken, List<Turn> firstAudible, List<Turn> ended) {}

    public PlayoutQueue(Shape shape) {
        this.shape = shape;
    }

    /** Adds an empty turn behind all others. */
    public Turn open() {
        Turn turn = new Turn(shape.capacitySamples);
        turns.addLast(turn);
        return turn;
    }

    /**
     * Adds as many samples as fit.
     *
     * @param samples where they are
     * @param from index of the first to add
     * @return how many were added; 0 if the turn is full or finished
     */
    public int write(Turn turn, short[] samples, int from) {
        return turn.finished ? 0 : turn.add(samples, from);
    }

    /** Plays a turn softly, or at full level again, from its next frame on. */
    public void duck(Turn turn, boolean softly) {
        turn.ducked = softly;
    }

    /** Plays a turn without a sound, or as loud as before, from its next frame on. */
    public void hush(Turn turn, boolean silently) {
        turn.hushed = silently;
    }

    public void finish(Turn turn) {
        turn.finished = true;
    }

    /**
     * Ends a turn but for a short fade, so that it does not click.
     *
     * @return samples that will have been played with the fade
     */
    public long stop(Turn turn) {
        turn.finished = true;
        turn.fade(turn.played > 0 ? shape.fadeSamples : 0);
        return turn.played + turn.queued;
    }

    /** Ends every turn at once and returns those that were not yet over. */
    public List<Turn> clear() {
        List<Turn> rest = List.copyOf(turns);
        for (Turn turn : rest) {
            turn.finished = true;
            turn.queued = 0;
        }
        turns.clear();
        return rest;
    }

    /** Takes the next frame; called every 20 ms. */
    public Frame next() {
        List<Turn> ended = new ArrayList<>(1);
        dropExhausted(ended);
        short[] frame = new short[shape.frameSamples];
        List<Turn> firstAudible = List.of();
        Optional<Turn> spoken = Optional.empty();
        Turn turn = turns.peekFirst();
        if (turn != null && ready(turn)) {
            turn.take(frame);
            spoken = Optional.of(turn);
            if (!turn.heard && audible(frame)) {
                turn.heard = true;
                firstAudible = List.of(turn);
            }
            dropExhausted(ended);
        }
        return new Frame(frame, spoken, firstAudible, ended);
    }

    private boolean ready(Turn turn) {
        if (turn.finished || turn.queued >= shape.frameSamples) {
            turn.dry = false;
            return true;
        }
        if (turn.played > 0 && !turn.dry) {
            turn.dry = true;
            underruns++;
        }
        return false;
    }

    private void dropExhausted(List<Turn> ended) {
        Turn turn = turns.peekFirst();
        while (turn != null && turn.finished && turn.queued == 0) {
            ended.add(turns.removeFirst());
            turn = turns.peekFirst();
        }
    }

    private static boolean audible(short[] frame) {
        for (short sample : frame) {
            if (Math.abs(sample) > AUDIBLE) {
                return true;
            }
        }
        return false;
    }

    /** Times a turn ran dry after its first frame and before it was finished. */
    public long underruns() {
        return underruns;
    }
}
