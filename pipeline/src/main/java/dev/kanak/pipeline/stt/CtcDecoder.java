package dev.kanak.pipeline.stt;

/** Turns the log-probabilities of one utterance into text, frame by frame. One thread. */
sealed interface CtcDecoder permits CtcGreedy, CtcPrefixBeam {

    /**
     * Takes frames.
     *
     * @param logProbabilities natural log-softmax, frames × vocabulary, row-major; the blank is the last symbol
     */
    void push(float[] logProbabilities);

    /** What the frames so far say. */
    Hypothesis best();

    /** What the frames say when no more come. */
    Hypothesis finish();

    /**
     * A reading of the audio.
     *
     * @param text single-spaced words
     * @param confidence geometric mean over its symbols of the acoustic probability; 0 if there is no symbol
     */
    record Hypothesis(String text, double confidence) {}
}
