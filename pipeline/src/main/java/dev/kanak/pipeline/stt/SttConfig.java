package dev.kanak.pipeline.stt;

import java.nio.file.Path;

/**
 * How to recognise speech.
 *
 * @param directory holds {@code model.onnx}, {@code vocab.txt}, {@code lm.bin}, {@code lexicon_en.tsv} and
 *     {@code words_hi.txt}; {@code lm_words.bin} where words are scored as well, {@code confidence.tsv} where the weights of its confidence are its own
 * @param beamWidth texts followed at once, 1 to 256; 1 takes the best symbol of each frame, without language model
 * @param lmWeight weight of the language model's log-probability, 0 to 2
 * @param symbolBonus added to a text's score per symbol, -5 to 5
 * @param wordWeight weight of a word's log-probability under the model of words, 0 to 2
 * @param wordBonus added to a text's score per word, -10 to 10
 * @param biasing whether words of gold loans and of the question asked count for more; needs a beam
 * @param biasingWeight what a word that answers the question adds to the score per symbol, in nat, 0 to 3
 */
public record SttConfig(
        Path directory,
        int beamWidth,
        double lmWeight,
        double symbolBonus,
        double wordWeight,
        double wordBonus,
        boolean biasing,
        double biasingWeight) {

    public SttConfig {
        if (beamWidth < 1 || beamWidth > 256) {
            throw new IllegalArgumentException("beamWidth must be 1 to 256: " + beamWidth);
        }
        if (!(lmWeight >= 0 && lmWeight <= 2)) {
            throw new IllegalArgumentException("lmWeight must be 0 to 2: " + lmWeight);
        }
        if (!(symbolBonus >= -5 && symbolBonus <= 5)) {
            throw new IllegalArgumentException("symbolBonus must be -5 to 5: " + symbolBonus);
        }
        if (!(wordWeight >= 0 && wordWeight <= 2)) {
            throw new IllegalArgumentException("wordWeight must be 0 to 2: " + wordWeight);
        }
        if (!(wordBonus >= -10 && wordBonus <= 10)) {
            throw new IllegalArgumentException("wordBonus must be -10 to 10: " + wordBonus);
        }
        if (!(biasingWeight >= 0 && biasingWeight <= 3)) {
            throw new IllegalArgumentException("biasingWeight must be 0 to 3: " + biasingWeight);
        }
    }

    /** The weights the default model was measured with. */
    public static SttConfig of(Path directory) {
        return new SttConfig(directory, 48, 0.4, 1.4, 0.35, 1, true, 0.8);
    }

    /** The same with the best symbol of each frame, without language model and biasing. */
    public SttConfig greedy() {
        return new SttConfig(directory, 1, lmWeight, symbolBonus, wordWeight, wordBonus, false, biasingWeight);
    }

    /** The same without biasing. */
    public SttConfig withoutBiasing() {
        return new SttConfig(directory, beamWidth, lmWeight, symbolBonus, wordWeight, wordBonus, false, biasingWeight);
    }
}
