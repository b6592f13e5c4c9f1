package dev.kanak.pipeline.stt;

import java.nio.file.Path;

/**
 * How to recognise speech.
 *
 * @param directory holds {@code model.onnx}, {@code vocab.txt}, {@code lm.bin}, {@code lexicon_en.tsv} and
 *     {@code words_hi.txt}
 * @param beamWidth texts followed at once, 1 to 256; 1 takes the best symbol of each frame, without language model
 * @param lmWeight weight of the language model's log-probability, 0 to 2
 * @param symbolBonus added to a text's score per symbol, -5 to 5
 */
public record SttConfig(Path directory, int beamWidth, double lmWeight, double symbolBonus) {

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
    }

    /** The weights the default model was measured with. */
    public static SttConfig of(Path directory) {
        return new SttConfig(directory, 12, 0.5, 0.8);
    }
}
