package dev.kanak.benchmarks.soak;

import dev.kanak.core.port.CallMedia;
import dev.kanak.server.eval.CallerLine;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * A caller who hears the agent for {@value #AUDIBLE_FRAMES} frames, skips the rest, and says the next line, or speaks over
 * the agent. One thread.
 */
final class HurriedCaller implements CallerLine.Caller {

    private static final int FRAME = CallMedia.RECEIVE_RATE_HZ / 50;
    private static final int AUDIBLE_FRAMES = 10;

    /** Between the agent's last word and the caller's first, in frames of 20 ms. */
    private static final int BREATH_FRAMES = 20;

    private final Iterator<Line> lines;
    private short[] speaking = {};
    private int spoken;
    private int heard;
    private int quiet;
    private boolean answered;
    private boolean overAgent;

    /**
     * What the caller does next.
     *
     * @param audio what is said, 16 kHz
     * @param overAgent true to say it while the agent speaks
     * @param cutAtMs when the line breaks, into what is said; 0 if it holds
     */
    @SuppressWarnings("ArrayRecordComponent") // audio path: nobody writes into it
    record Line(short[] audio, boolean overAgent, int cutAtMs) {}

    HurriedCaller(Iterator<Line> lines) {
        this.lines = lines;
    }

    @Override
    public boolean listens() {
        return heard < AUDIBLE_FRAMES || (overAgent && spoken < speaking.length);
    }

    @Override
    public Optional<short[]> next(boolean agentAudible) {
        heard = agentAudible ? heard + 1 : 0;
        answered |= agentAudible;
        if (spoken >= speaking.length && !goOn(agentAudible)) {
            return Optional.empty();
        }
        short[] frame = Arrays.copyOfRange(speaking, spoken, spoken + FRAME);
        spoken += FRAME;
        return Optional.of(frame);
    }

    /** What the caller does in silence; false to hang up. */
    private boolean goOn(boolean agentAudible) {
        speaking = new short[FRAME];
        spoken = 0;
        if (overAgent ? agentAudible : answered && !agentAudible && ++quiet >= BREATH_FRAMES) {
            return say();
        }
        return true;
    }

    private boolean say() {
        if (!lines.hasNext()) {
            return false;
        }
        Line line = lines.next();
        int length = line.cutAtMs == 0 ? line.audio.length : CallMedia.RECEIVE_RATE_HZ / 1_000 * line.cutAtMs;
        speaking = Arrays.copyOf(line.audio, Math.ceilDiv(length, FRAME) * FRAME);
        spoken = 0;
        quiet = 0;
        answered = false;
        overAgent = line.overAgent;
        return true;
    }
}
