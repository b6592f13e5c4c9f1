package dev.kanak.server.eval;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.transport.opus.OpusDecoder;
import dev.kanak.transport.opus.OpusEncoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A caller's line inside this process: the caller's audio goes through Opus as on a call, the agent's is counted while 20 ms
 * of each pass. Time is the caller's audio: nothing waits for a clock. One call; the caller is asked on the thread that receives.
 */
public final class CallerLine implements CallMedia {

    private static final int FRAME_MS = 20;
    private static final OpusEncoder.Settings OPUS = new OpusEncoder.Settings(RECEIVE_RATE_HZ, 24_000, 5, 0);

    private final Caller caller;
    private final int agentFrameSamples;
    private final OpusEncoder encoder = new OpusEncoder(OPUS);
    private final OpusDecoder decoder = new OpusDecoder(RECEIVE_RATE_HZ);
    private final Deque<LinePlayout> playouts = new ArrayDeque<>();
    private String closedBecause = "";
    private long frames;

    /** The person on the line. */
    @FunctionalInterface
    public interface Caller {

        /**
         * The next 20 ms.
         *
         * @param agentAudible whether the agent is heard meanwhile
         * @return samples at 16 kHz; empty to hang up
         */
        Optional<short[]> next(boolean agentAudible) throws InterruptedException;

        /** False to let what is left of what the agent is saying pass at once. */
        default boolean listens() {
            return true;
        }
    }

    /**
     * A line that is open.
     *
     * @param agentRateHz sample rate of the agent's voice
     */
    public CallerLine(Caller caller, int agentRateHz) {
        this.caller = caller;
        this.agentFrameSamples = agentRateHz * FRAME_MS / 1_000;
    }

    @Override
    public Optional<AudioFrame> receive(Duration wait) throws InterruptedException {
        Optional<short[]> said = caller.next(play());
        if (said.isEmpty()) {
            close("caller_hung_up");
            return Optional.empty();
        }
        short[] heard = decoder.decode(encoder.encode(said.get()));
        return Optional.of(new AudioFrame(heard, RECEIVE_RATE_HZ, MonotonicTime.ofMillis(FRAME_MS * frames++)));
    }

    /** Lets 20 ms of the agent's audio pass; true if there was some. */
    private boolean play() {
        long samples = caller.listens() ? agentFrameSamples : Long.MAX_VALUE;
        while (true) {
            Optional<LinePlayout> playing = playing();
            if (playing.isEmpty() || playing.get().advance(samples)) {
                return playing.isPresent();
            }
            boolean over = playing.get().isOver();
            if (!over) {
                return false;
            }
            remove(playing.get());
        }
    }

    private synchronized Optional<LinePlayout> playing() {
        return Optional.ofNullable(playouts.peekFirst());
    }

    private synchronized void remove(LinePlayout over) {
        playouts.remove(over);
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
        var playout = new LinePlayout();
        playouts.add(playout);
        return playout;
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

    /** Frees the codec; only once the call is over. */
    public void free() {
        encoder.close();
        decoder.close();
    }
}
