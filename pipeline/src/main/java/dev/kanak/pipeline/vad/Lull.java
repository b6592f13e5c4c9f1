package dev.kanak.pipeline.vad;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;

/**
 * The first tenth of a second without voice, long before it is sure that the caller has stopped: time enough to hear out what was said
 * and to prepare what follows. Pure; not thread-safe; one per call.
 */
public final class Lull {

    /** Consonants are shorter. */
    static final Duration LENGTH = Duration.ofMillis(100);

    private MonotonicTime lastVoiced = MonotonicTime.ZERO;
    private boolean quiet;

    /** What the newest audio changed. */
    public enum Change {
        NONE,
        /** The caller may have fallen silent. */
        BEGAN,
        /** There is voice again. */
        ENDED
    }

    /**
     * Takes what voice activity says of the newest audio.
     *
     * @param speaking true while speech has not been taken for over
     * @param voiced true if the newest audio is voiced
     */
    public Change on(boolean speaking, boolean voiced, MonotonicTime now) {
        if (voiced || (!speaking && !quiet)) {
            boolean ended = quiet;
            quiet = false;
            lastVoiced = now;
            return ended ? Change.ENDED : Change.NONE;
        }
        if (!quiet && now.since(lastVoiced).compareTo(LENGTH) >= 0) {
            quiet = true;
            return Change.BEGAN;
        }
        return Change.NONE;
    }
}
