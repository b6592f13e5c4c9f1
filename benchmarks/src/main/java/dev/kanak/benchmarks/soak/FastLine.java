package dev.kanak.benchmarks.soak;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * A caller's line inside this process on which only the caller's audio takes time: the agent is heard for
 * {@value #AUDIBLE_FRAMES} frames, then the caller says the next line, or speaks over the agent.
 */
final class FastLine implements CallMedia {

    private static final int FRAME = RECEIVE_RATE_HZ / 50;
    private static final int AUDIBLE_FRAMES = 10;

    /** Between the agent's last word and the caller's first, in frames of 20 ms. */
    private static final int BREATH_FRAMES = 20;

    private final Iterator<Line> lines;
    private final Deque<Turn> agent = new ArrayDeque<>();
    private short[] speaking = {};
    private int spoken;
    private int quiet;
    private long frames;
    private boolean answered;
    private boolean overAgent;
    private String closedBecause = "";

    /**
     * What the caller does next.
     *
     * @param audio what is said, 16 kHz
     * @param overAgent true to say it while the agent speaks
     * @param cutAtMs when the line breaks, into what is said; 0 if it holds
     */
    @SuppressWarnings("ArrayRecordComponent") // audio path: nobody writes into it
    record Line(short[] audio, boolean overAgent, int cutAtMs) {}

    FastLine(Iterator<Line> lines) {
        this.lines = lines;
    }

    @Override
    public Optional<AudioFrame> receive(Duration wait) {
        boolean audible = play();
        if (spoken >= speaking.length && !next(audible)) {
            close("caller_left");
            return Optional.empty();
        }
        short[] frame = Arrays.copyOfRange(speaking, spoken, spoken + FRAME);
        spoken += FRAME;
        return Optional.of(new AudioFrame(frame, RECEIVE_RATE_HZ, MonotonicTime.ofMillis(20 * frames++)));
    }

    /** Lets the agent be heard for a frame; true if it was. */
    private boolean play() {
        Optional<Turn> turn = first();
        if (turn.isEmpty()) {
            return false;
        }
        answered = true;
        if (turn.get().pass(overAgent && spoken < speaking.length)) {
            return true;
        }
        remove(turn.get());
        return false;
    }

    private synchronized Optional<Turn> first() {
        return Optional.ofNullable(agent.peekFirst());
    }

    private synchronized void remove(Turn over) {
        agent.remove(over);
    }

    /** What the caller does in silence; false to hang up. */
    private boolean next(boolean audible) {
        speaking = new short[FRAME];
        spoken = 0;
        if (overAgent ? audible : answered && !audible && ++quiet >= BREATH_FRAMES) {
            return say();
        }
        return true;
    }

    private boolean say() {
        if (!lines.hasNext()) {
            return false;
        }
        Line line = lines.next();
        int length = line.cutAtMs == 0 ? line.audio.length : RECEIVE_RATE_HZ / 1_000 * line.cutAtMs;
        speaking = Arrays.copyOf(line.audio, Math.ceilDiv(length, FRAME) * FRAME);
        spoken = 0;
        quiet = 0;
        answered = false;
        overAgent = line.overAgent;
        return true;
    }

    @Override
    public boolean isRealTime() {
        return false;
    }

    @Override
    public synchronized boolean isOpen() {
        return closedBecause.isEmpty();
    }

    @Override
    public synchronized String closeReason() {
        return closedBecause;
    }

    @Override
    public synchronized Playout openPlayout() {
        var turn = new Turn();
        agent.add(turn);
        return turn;
    }

    @Override
    public synchronized Stats stats() {
        return new Stats(frames, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0);
    }

    @Override
    public synchronized void close(String reason) {
        if (closedBecause.isEmpty()) {
            closedBecause = reason;
        }
    }

    /** One turn of the agent, of which only that it was heard is kept. */
    private static final class Turn implements Playout {

        private Runnable onFirstAudible = () -> {};
        private Runnable onEnd = () -> {};
        private long written;
        private int heard;
        private boolean stopped;

        /** Lets a frame pass; false once it is over. It is not over while somebody speaks over it. */
        boolean pass(boolean spokenOver) {
            Runnable told;
            boolean audible;
            synchronized (this) {
                audible = !stopped && (heard < AUDIBLE_FRAMES || spokenOver);
                told = audible ? heard == 0 ? onFirstAudible : () -> {} : onEnd;
                heard++;
            }
            told.run();
            return audible;
        }

        @Override
        public synchronized boolean write(short[] samples) {
            written += stopped ? 0 : samples.length;
            return !stopped;
        }

        @Override
        public void finish() {}

        @Override
        public synchronized long stop() {
            stopped = true;
            return played();
        }

        @Override
        public synchronized long played() {
            return written * Math.min(heard, AUDIBLE_FRAMES) / AUDIBLE_FRAMES;
        }

        @Override
        public synchronized void listen(Runnable whenFirstAudible, Runnable whenEnded) {
            onFirstAudible = whenFirstAudible;
            onEnd = whenEnded;
        }
    }
}
