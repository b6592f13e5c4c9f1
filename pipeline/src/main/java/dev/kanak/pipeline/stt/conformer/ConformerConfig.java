package dev.kanak.pipeline.stt.conformer;

import dev.kanak.pipeline.stt.feature.NemoMel;
import dev.kanak.pipeline.stt.window.Precision;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Which Conformer to load and how to read with it.
 *
 * @param directory holds the published files, unchanged
 * @param language of a multilingual model, by its code, e.g. {@code hi}
 * @param decoder head to decode with
 * @param precision which file of weights
 * @param features version of the front end that the model was trained with
 * @param window longest audio read at once, 2 to 30 s; words get lost in longer windows than 15 s
 * @param partialEvery new audio between two partials; zero for none
 * @param intraOpThreads threads that one run may use
 */
public record ConformerConfig(
        Path directory,
        String language,
        Decoder decoder,
        Precision precision,
        NemoMel features,
        Duration window,
        Duration partialEvery,
        int intraOpThreads) {

    /** Head that turns encoded frames into text. */
    public enum Decoder {
        /** Frame by frame. */
        CTC,
        /** Transducer: slower, somewhat more exact; in the 600M model only. */
        RNNT
    }

    public ConformerConfig {
        if (window.toMillis() < 2_000 || window.toMillis() > 30_000) {
            throw new IllegalArgumentException("window must be 2 to 30 s: " + window);
        }
    }
}
