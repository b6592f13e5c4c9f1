package dev.kanak.pipeline.stt;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import java.util.List;
import java.util.Optional;

/**
 * Streaming recognition by a CTC network that reads 320 ms at a time and writes Devanagari.
 *
 * <p>Thread-safe. The network runs on the pool; features and beam search on the thread that pushes.
 */
public final class CtcSpeechToText implements SpeechToText, AutoCloseable {

    /** Silence after the last sample, so that the network's last characters come out. */
    private static final int TAIL_FRAMES = 30;

    private static final String TIER = "embedded";

    private final SttConfig config;
    private final StreamingCtcModel model;
    private final Vocabulary vocabulary;
    private final CharLanguageModel language;
    private final Lexicon lexicon;

    private CtcSpeechToText(
            SttConfig config,
            StreamingCtcModel model,
            Vocabulary vocabulary,
            CharLanguageModel language,
            Lexicon lexicon) {
        this.config = config;
        this.model = model;
        this.vocabulary = vocabulary;
        this.language = language;
        this.lexicon = lexicon;
    }

    /**
     * Loads the model of a directory.
     *
     * @throws SpeechException (MODEL_MISSING) if a file is not there; (MODEL_FAILED) if one is not usable
     */
    public static CtcSpeechToText load(SttConfig config, InferencePool pool) {
        var directory = config.directory();
        return new CtcSpeechToText(
                config,
                StreamingCtcModel.load(directory.resolve("model.onnx"), pool),
                Vocabulary.load(directory.resolve("vocab.txt")),
                CharLanguageModel.load(directory.resolve("lm.bin")),
                Lexicon.load(directory.resolve("lexicon_en.tsv"), directory.resolve("words_hi.txt")));
    }

    @Override
    public Utterance open(RecognitionContext context) {
        return new CtcUtterance();
    }

    @Override
    public void close() {
        model.close();
    }

    private CtcDecoder decoder() {
        return config.beamWidth() == 1
                ? new CtcGreedy(vocabulary)
                : new CtcPrefixBeam(vocabulary, language, config.beamWidth(), config.lmWeight(), config.symbolBonus());
    }

    private final class CtcUtterance implements Utterance {

        private final LogMel features = new LogMel(this::take);
        private final MelChunks chunks = new MelChunks();
        private final CtcDecoder decoder = decoder();
        private StreamingCtcModel.State state = StreamingCtcModel.State.start();
        private String lastText = "";
        private boolean finished;

        @Override
        public Optional<Transcript> push(AudioFrame frame) throws InterruptedException {
            if (frame.sampleRateHz() != LogMel.RATE_HZ) {
                throw new IllegalArgumentException("frame must be 16 kHz: " + frame.sampleRateHz());
            }
            if (finished) {
                throw new IllegalStateException("utterance is finished");
            }
            features.push(frame.samples());
            if (!readChunks()) {
                return Optional.empty();
            }
            CtcDecoder.Hypothesis best = decoder.best();
            if (best.text().equals(lastText)) {
                return Optional.empty();
            }
            lastText = best.text();
            return Optional.of(transcript(best));
        }

        @Override
        public Transcript finish() throws InterruptedException {
            if (finished) {
                throw new IllegalStateException("utterance is finished");
            }
            finished = true;
            features.push(new short[LogMel.HOP * TAIL_FRAMES]);
            features.finish();
            while (!chunks.aligned()) {
                chunks.addSilence();
            }
            readChunks();
            return transcript(decoder.finish());
        }

        @Override
        public void close() {
            finished = true;
        }

        private void take(float[] bands) {
            chunks.add(bands);
        }

        private boolean readChunks() throws InterruptedException {
            boolean any = false;
            for (float[] chunk = chunks.poll(); chunk.length > 0; chunk = chunks.poll()) {
                var step = model.step(chunk, state);
                state = step.state();
                decoder.push(step.logProbabilities());
                any = true;
            }
            return any;
        }

        private Transcript transcript(CtcDecoder.Hypothesis hypothesis) {
            Lexicon.Reading reading = lexicon.read(hypothesis.text());
            return new Transcript(reading.text(), reading.language(), hypothesis.confidence(), List.of(), TIER);
        }
    }
}
