package dev.kanak.pipeline.vad;

import dev.kanak.core.error.SpeechException;

/** A voice activity model listening to one call. One thread. */
public interface VadStream {

    /** Samples of a window at 16 kHz. */
    int WINDOW = 512;

    /**
     * Probability that the next window holds speech.
     *
     * @param window {@link #WINDOW} samples in [-1, 1]; not kept
     * @return 0 to 1; 0.5 is the usual threshold
     * @throws SpeechException (OVERLOADED) if the inference queue is full: this window stays unheard, the next may be heard;
     *     (MODEL_FAILED) if inference fails; {@link #reset} it then
     */
    float probability(float[] window) throws InterruptedException;

    /**
     * What the last window told of those before it: probabilities of speech in pieces of {@link Hindsight#PIECE}, the newest
     * last and ending with the window; surer the older. Empty where the model gives none.
     */
    default float[] past() {
        return new float[0];
    }

    /** Forgets all audio. */
    void reset();
}
