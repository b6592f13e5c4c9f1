package dev.kanak.pipeline.vad;

import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;

/**
 * The first tenth of a second without voice, long before it is sure that the caller has stopped: time enough to hear out what was said
 * and to prepare what follows. Pure; not thread-safe; one per call.
 */
public final class Lull {

    /** Consonants are shorter. */
    public static final Duration LENGTH = Duration.ofMillis(100);

    private MonotonicTime lastVoice = MonotonicTime.ZERO;
    private boolean quiet;

    /** What the newest audio changed. */
    public enum Change {
        NONE,
        /** The caller may have fallen silent. */
        BEGAN,
        /** There is, or may be, voice again. */
        ENDED;

        /**
         * Lets a recogniser hear out what was said while the caller may have finished, and again after what was no word.
         *
         * @param speaking true while speech has not been taken for over
         */
        public void tell(SpeechToText.Utterance utterance, boolean speaking) {
            switch (this) {
                case NONE -> {}
                case ENDED -> utterance.goingOn();
                case BEGAN -> {
                    if (speaking) {
                        utterance.pausing();
                    } else {
                        utterance.ending();
                    }
                }
            }
        }
    }

    /**
     * Takes what voice activity says of the newest audio.
     *
     * @param voice true if it may be voice, however faint
     */
    public Change on(boolean voice, MonotonicTime now) {
        boolean was = quiet;
        if (voice) {
            lastVoice = now;
            quiet = false;
        } else if (now.since(lastVoice).compareTo(LENGTH) >= 0) {
            quiet = true;
        }
        return was == quiet ? Change.NONE : quiet ? Change.BEGAN : Change.ENDED;
    }
}
