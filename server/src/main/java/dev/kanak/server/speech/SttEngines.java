package dev.kanak.server.speech;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.pipeline.stt.CtcSpeechToText;
import dev.kanak.pipeline.stt.Lexicon;
import dev.kanak.pipeline.stt.conformer.ConformerModel;
import dev.kanak.pipeline.stt.whisper.WhisperModel;
import dev.kanak.pipeline.stt.window.WindowedSpeechToText;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.config.SttEngineName;
import java.util.Set;

/** Loads the recogniser that a configuration names. */
public final class SttEngines {

    private SttEngines() {}

    /**
     * A loaded recogniser.
     *
     * @param stt what calls use
     * @param free frees its memory, when no call uses it any more
     */
    public record Loaded(SpeechToText stt, Runnable free) implements AutoCloseable {

        @Override
        public void close() {
            free.run();
        }
    }

    /**
     * Loads a recogniser.
     *
     * @throws SpeechException (MODEL_MISSING, MODEL_FAILED) if it cannot be loaded; the message names the key to set and
     *     the command that gets a model
     */
    public static Loaded load(SttEngineName name, Configuration.Engines config, InferencePool pool) {
        return load(name, config, Set.of(), pool);
    }

    /**
     * Loads a recogniser as {@link #load(SttEngineName, Configuration.Engines, InferencePool)}.
     *
     * @param places names of cities and localities to expect, in Devanagari; others are left out
     */
    public static Loaded load(
            SttEngineName name, Configuration.Engines config, Set<String> places, InferencePool pool) {
        try {
            return switch (name) {
                case EMBEDDED -> {
                    var embedded = CtcSpeechToText.load(config.stt(), places, pool);
                    yield new Loaded(embedded, embedded::close);
                }
                case INDICCONFORMER -> {
                    var conformer = new WindowedSpeechToText(
                            ConformerModel.load(config.conformer(), pool),
                            lexicon(config),
                            name.word(),
                            config.conformer().partialEvery());
                    yield new Loaded(conformer, conformer::close);
                }
                case WHISPER -> {
                    var whisper = new WindowedSpeechToText(
                            WhisperModel.load(config.whisper(), pool),
                            lexicon(config),
                            name.word(),
                            config.whisper().partialEvery());
                    yield new Loaded(whisper, whisper::close);
                }
            };
        } catch (SpeechException e) {
            throw new SpeechException(e.kind(), e.getMessage() + advice(name), e.retryable(), e);
        }
    }

    /** The word lists of the embedded recogniser serve every engine. */
    private static Lexicon lexicon(Configuration.Engines config) {
        var directory = config.stt().directory();
        return Lexicon.load(directory.resolve("lexicon_en.tsv"), directory.resolve("words_hi.txt"));
    }

    private static String advice(SttEngineName name) {
        return switch (name) {
            case EMBEDDED -> " (key stt.directory)";
            case INDICCONFORMER ->
                " (key indicconformer.directory; kanak models list shows published models, kanak models fetch gets"
                        + " one)";
            case WHISPER ->
                " (key whisper.directory; kanak models list shows published models, kanak models fetch gets one)";
        };
    }
}
