package dev.kanak.core.port;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import java.util.Optional;

/** A streaming recogniser. Thread-safe; model memory is shared by all streams. */
public interface SpeechToText {

    /**
     * Begins to listen to one utterance.
     *
     * @param context what may be expected of it; an engine without use for it leaves it aside
     */
    Utterance open(RecognitionContext context);

    /** Begins to listen to one utterance of which nothing is expected. */
    default Utterance open() {
        return open(RecognitionContext.NONE);
    }

    /** One utterance being recognised. Used by one thread. */
    interface Utterance extends AutoCloseable {

        /**
         * Takes the next audio.
         *
         * @param frame mono, 16 kHz
         * @return the transcript so far if it changed; it replaces the one before
         * @throws SpeechException if inference fails. If it is {@link SpeechException#retryable}, nothing is lost: the same frame may
         *     be pushed again, and counts once. Else the utterance is of no use
         */
        Optional<Transcript> push(AudioFrame frame) throws InterruptedException;

        /**
         * The caller may have fallen silent: the next push gives all that was said, as if nothing followed, even if that is no news,
         * though more may follow. An engine that cannot do that leaves it.
         */
        default void pausing() {}

        /**
         * The caller has fallen silent and the utterance may end at any moment: with the next push the final transcript is made of what was
         * said so far. {@link #finish} gives it at once, unless {@link #goingOn} comes before. An engine that cannot do that leaves it.
         */
        default void ending() {}

        /** There is voice, or what may be voice, after {@link #pausing} or {@link #ending}. */
        default void goingOn() {}

        /**
         * Waits until all audio that was pushed has been heard. An engine that hears it as it is pushed leaves this; partials that
         * an engine makes aside may still be missing.
         */
        default void catchUp() throws InterruptedException {}

        /**
         * Ends the utterance and returns what was heard; the text is empty if nothing was.
         *
         * @throws SpeechException if inference fails; if it is {@link SpeechException#retryable}, this may be called again. Else it is
         *     called once
         */
        Transcript finish() throws InterruptedException;

        @Override
        void close();
    }
}
