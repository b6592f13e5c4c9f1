package dev.kanak.pipeline.stt.whisper;

import dev.kanak.pipeline.stt.window.Precision;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Which Whisper to load and how to read with it.
 *
 * @param directory holds the published files, unchanged, the graphs in it or in {@code onnx}
 * @param language told to the model, by its code, e.g. {@code hi}
 * @param precision which files of weights
 * @param partialEvery new audio between two partials; zero for none
 * @param limits beyond which a text counts as made up
 * @param intraOpThreads threads that one run may use
 */
public record WhisperConfig(
        Path directory,
        String language,
        Precision precision,
        Duration partialEvery,
        HallucinationLimits limits,
        int intraOpThreads) {}
