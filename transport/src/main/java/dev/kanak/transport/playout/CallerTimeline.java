package dev.kanak.transport.playout;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a caller's audio continuous: says what to fill in before each packet, and while none comes. Pure; one thread.
 *
 * <p>Lost packets are concealed up to {@link #MAX_CONCEALED_MS}, the last of them rebuilt from the redundancy of the
 * packet behind it; what a sender left out on purpose (DTX, a pause) is silence. A pause is filled while it lasts, so
 * that whoever listens for the end of speech hears it; the next timestamp is then charged for what was filled.
 *
 * <p>Durations are RTP ticks of 1/48 000 s (RFC 7587 section 4.1).
 */
public final class CallerTimeline {

    public static final int TICKS_PER_MS = 48;

    /** Concealment beyond this would be noise of our own. */
    public static final int MAX_CONCEALED_MS = 200;

    /** Silence inserted at once for a timestamp that jumps. */
    public static final int MAX_JUMP_MS = 1_000;

    /** How long after an ordinary packet nothing may come before it counts as a pause. */
    static final Duration STALL = Duration.ofMillis(400);

    /** The same after a packet that announced discontinuous transmission. */
    static final Duration DTX_PAUSE = Duration.ofMillis(60);

    private static final int FILL_MS = 20;
    private static final int GRAIN = 120;
    private static final int DTX_BYTES = 2;

    private long expected;
    private int lastTicks;
    private long filled;
    private boolean discontinuous;
    private @Nullable MonotonicTime lastArrival;

    /** What to make before a packet is decoded, in order. */
    public sealed interface Fill {

        /** Length in ticks, a multiple of 2.5 ms. */
        int ticks();

        /**
         * Audio to be invented by the decoder.
         *
         * @param ticks length
         */
        record Conceal(int ticks) implements Fill {}

        /**
         * Silence.
         *
         * @param ticks length
         */
        record Silence(int ticks) implements Fill {}

        /**
         * Audio to be rebuilt from the arriving packet's redundancy.
         *
         * @param ticks length
         */
        record Recover(int ticks) implements Fill {}
    }

    /** Forgets the stream: the next packet begins anew and nothing is filled before it. */
    public void restart() {
        lastArrival = null;
        filled = 0;
    }

    /**
     * A packet is about to be decoded.
     *
     * @param timestamp of the packet, 32 bits
     * @param ticks it plays
     * @param bytes of its payload
     * @param missing packets given up just before it
     * @param now arrival
     * @return what to make first
     */
    public List<Fill> on(long timestamp, int ticks, int bytes, int missing, MonotonicTime now) {
        List<Fill> fills = lastArrival == null ? List.of() : fills((int) (timestamp - expected), ticks, missing);
        expected = timestamp + ticks;
        lastTicks = ticks;
        lastArrival = now;
        discontinuous = bytes <= DTX_BYTES;
        filled = 0;
        return fills;
    }

    private List<Fill> fills(int jump, int ticks, int missing) {
        long due = Math.clamp(jump - filled, 0, (long) MAX_JUMP_MS * TICKS_PER_MS) / GRAIN * GRAIN;
        long lost = Math.min((long) missing * lastTicks, (long) MAX_CONCEALED_MS * TICKS_PER_MS);
        int concealed = (int) Math.min(due, lost);
        int recovered = Math.min(concealed, ticks);
        List<Fill> fills = new ArrayList<>(3);
        if (concealed > recovered) {
            fills.add(new Fill.Conceal(concealed - recovered));
        }
        if (due > concealed) {
            fills.add(new Fill.Silence((int) due - concealed));
        }
        if (recovered > 0) {
            fills.add(new Fill.Recover(recovered));
        }
        return fills;
    }

    /** Ticks of silence to add now because nothing comes; 0 if the stream has not begun or is not late. */
    public int onTime(MonotonicTime now) {
        if (lastArrival == null) {
            return 0;
        }
        long elapsed = now.since(lastArrival).toMillis() * TICKS_PER_MS - lastTicks;
        long patience = (discontinuous ? DTX_PAUSE : STALL).toMillis() * TICKS_PER_MS;
        int step = FILL_MS * TICKS_PER_MS;
        if (elapsed < patience || elapsed - filled < step) {
            return 0;
        }
        long due = (elapsed - filled) / step * step;
        filled += due;
        return (int) due;
    }
}
