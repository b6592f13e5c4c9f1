package dev.kanak.pipeline.stt;

import java.util.List;

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

    /** Another that has taken the same frames; what either takes from now on does not reach the other. */
    CtcDecoder copy();

    /** What the frames say when no more come. */
    Hypothesis finish();

    /**
     * A reading of the audio.
     *
     * @param text single-spaced words
     * @param words the words of {@code text} in order
     * @param evidence how much speaks for it
     */
    record Hypothesis(String text, List<Word> words, Evidence evidence) {}

    /**
     * A word where its likeliest alignment puts it.
     *
     * @param firstFrame frame of its first symbol
     * @param lastFrame frame of its last symbol, inclusive
     * @param acoustic geometric mean of its symbols' probabilities where they are likeliest
     */
    record Word(String text, int firstFrame, int lastFrame, double acoustic) {}

    /**
     * What speaks for a reading, each on the scale that suits a linear score.
     *
     * @param symbols number of its symbols; the rest means nothing if there are none
     * @param acoustic mean over the symbols of the log-probability of each where it is likeliest
     * @param gap log-probability per symbol that its alignment lacks to the likeliest symbol of each frame, at least 0
     * @param language log-probability per symbol under the language model; 0 without one
     * @param words log-probability per word under the model of words; 0 without one
     * @param margin share of the readings' probability that it has, 0 to 1; 1 without rivals
     */
    record Evidence(int symbols, double acoustic, double gap, double language, double words, double margin) {}
}
