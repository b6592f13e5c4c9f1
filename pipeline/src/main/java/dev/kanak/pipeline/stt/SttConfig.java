package dev.kanak.pipeline.stt;

import java.nio.file.Path;

/**
 * How to recognise speech.
 *
 * @param directory holds {@code model.onnx}, {@code vocab.txt}, {@code lm.bin}, {@code lexicon_en.tsv} and
 *     {@code words_hi.txt}; {@code confidence.tsv} where the weights of its confidence are its own
 * @param beamWidth texts followed at once, 1 to 256; 1 takes the best symbol of each frame, without language model
 * @param lmWeight weight of the language model's log-probability, 0 to 2
 * @param symbolBonus added to a text's score per symbol, -5 to 5
 * @param biasing whether words of gold loans and of the question asked count for more; needs a beam
 * @param biasingWeight what a word that answers the question adds to the score per symbol, in nat, 0 to 3
 */
public record SttConfig(
        Path directory, int beamWidth, double lmWeight, double symbolBonus, boolean biasing, double biasingWeight) {

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
        if (!(biasingWeight >= 0 && biasingWeight <= 3)) {
            throw new IllegalArgumentException("biasingWeight must be 0 to 3: " + biasingWeight);
        }
    }

    /** The weights the default model was measured with. */
    public static SttConfig of(Path directory) {
        return new SttConfig(directory, 24, 0.45, 1.4, true, 0.8);
    }

    /** The same with the best symbol of each frame, without language model and biasing. */
    public SttConfig greedy() {
        return new SttConfig(directory, 1, lmWeight, symbolBonus, false, biasingWeight);
    }

    /** The same without biasing. */
    public SttConfig withoutBiasing() {
        return new SttConfig(directory, beamWidth, lmWeight, symbolBonus, false, biasingWeight);
    }
}
