package dev.kanak.pipeline.vad;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where speech began and ended, as far as the sounds after it tell: keeps for each piece of the last two seconds what
 * {@link VadStream#past} said of it last. Pure. One thread.
 */
final class Hindsight {

    /** Length of a piece. */
    static final Duration PIECE = Duration.ofMillis(16);

    /** How far before the first voiced window a start may lie. */
    static final Duration REACH = Duration.ofMillis(320);

    /** Silence between two sounds of one start: the closure before a plosive is shorter. */
    private static final int GAP = 6;

    private static final int KEPT = 125;
    private static final int PIECES_PER_WINDOW = 2;
    private static final float SPEECH = 0.5f;

    private final float[] speech = new float[KEPT];
    private MonotonicTime end = MonotonicTime.ZERO;

    /**
     * Takes what the next window told.
     *
     * @param past probabilities of speech, the newest last; empty if the model tells nothing
     * @param windowEnd time after the window's last sample
     */
    void on(float[] past, MonotonicTime windowEnd) {
        System.arraycopy(speech, PIECES_PER_WINDOW, speech, 0, KEPT - PIECES_PER_WINDOW);
        Arrays.fill(speech, KEPT - PIECES_PER_WINDOW, KEPT, 0);
        int known = Math.min(past.length, KEPT);
        System.arraycopy(past, past.length - known, speech, KEPT - known, known);
        end = windowEnd;
    }

    /**
     * When speech that is going on began; empty if nothing of the kind is known.
     *
     * @param voicedAt start of its first voiced window
     * @param earliest end of the speech before it
     */
    Optional<MonotonicTime> start(MonotonicTime voicedAt, MonotonicTime earliest) {
        MonotonicTime reach = voicedAt.plus(REACH.negated());
        int last = index(reach.isBefore(earliest) ? earliest : reach);
        int first = KEPT;
        int voiced = index(voicedAt);
        for (int i = KEPT - 1; i >= last; i--) {
            if (speech[i] >= SPEECH) {
                first = i;
            } else if (Math.min(first, voiced) - i > GAP) {
                break;
            }
        }
        return first == KEPT ? Optional.empty() : Optional.of(startOf(first));
    }

    /**
     * When speech that is over ended; empty if nothing of the kind is known.
     *
     * @param startedAt its start
     * @param latest start of what is known to be no speech after it
     */
    Optional<MonotonicTime> end(MonotonicTime startedAt, MonotonicTime latest) {
        for (int i = index(latest) - 1; i >= index(startedAt); i--) {
            if (speech[i] >= SPEECH) {
                return Optional.of(startOf(i + 1));
            }
        }
        return Optional.empty();
    }

    /** Forgets all audio. */
    void reset() {
        Arrays.fill(speech, 0);
    }

    /** The piece that holds or follows a time. */
    private int index(MonotonicTime time) {
        long pieces = end.since(time).dividedBy(PIECE);
        return Math.clamp(KEPT - pieces, 0, KEPT);
    }

    private MonotonicTime startOf(int piece) {
        return end.plus(PIECE.multipliedBy(KEPT - piece).negated());
    }
}
