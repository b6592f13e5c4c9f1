package dev.kanak.server.config;

import dev.kanak.pipeline.stt.conformer.ConformerConfig;
import dev.kanak.pipeline.stt.feature.NemoMel;
import dev.kanak.pipeline.stt.whisper.HallucinationLimits;
import dev.kanak.pipeline.stt.whisper.WhisperConfig;
import dev.kanak.pipeline.stt.window.Precision;
import java.util.Locale;

/** The sections of the published recognisers, each read into its module's record. */
final class RecogniserSections {

    private final Settings settings;

    RecogniserSections(Settings settings) {
        this.settings = settings;
    }

    ConformerConfig conformer() {
        return new ConformerConfig(
                settings.path("indicconformer.directory"),
                language("indicconformer.language"),
                ConformerConfig.Decoder.valueOf(
                        settings.oneOf("indicconformer.decoder", "ctc", "rnnt").toUpperCase(Locale.ROOT)),
                precision("indicconformer.precision"),
                settings.oneOf("indicconformer.features", "nemo-1", "nemo-2").equals("nemo-2")
                        ? NemoMel.NEMO_2
                        : NemoMel.NEMO_1,
                settings.seconds("indicconformer.window-s", 2, 30),
                settings.millis("indicconformer.partial-interval-ms", 0, 10_000),
                threads());
    }

    WhisperConfig whisper() {
        return new WhisperConfig(
                settings.path("whisper.directory"),
                language("whisper.language"),
                precision("whisper.precision"),
                settings.millis("whisper.partial-interval-ms", 0, 10_000),
                new HallucinationLimits(
                        settings.decimal("whisper.silence-dbfs", -120, 0),
                        settings.decimal("whisper.no-speech-probability", 0, 1),
                        settings.decimal("whisper.min-log-probability", -10, 0),
                        settings.decimal("whisper.max-compression", 1, 100),
                        settings.decimal("whisper.max-letters-per-second", 5, 1_000)),
                threads());
    }

    private int threads() {
        return settings.integer("inference.threads-per-run", 1, 64);
    }

    private Precision precision(String key) {
        String word = settings.oneOf(key, Precision.AUTO.word(), Precision.FP32.word(), Precision.INT8.word());
        return word.isEmpty() ? Precision.AUTO : Precision.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private String language(String key) {
        String code = settings.text(key);
        if (!code.isEmpty() && !code.matches("[a-z]{2,3}")) {
            settings.problem(key, "must be a language code such as hi, was \"" + code + "\"");
        }
        return code;
    }
}
