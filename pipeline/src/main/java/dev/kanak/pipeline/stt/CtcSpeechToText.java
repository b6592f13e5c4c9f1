package dev.kanak.pipeline.stt;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Streaming recognition by a CTC network that reads 320 ms at a time and writes Devanagari. Where the network takes longer
 * pieces, the final transcript comes from a {@link SecondReading}.
 *
 * <p>Thread-safe. The network runs on the pool; features and beam search on the thread that pushes.
 */
public final class CtcSpeechToText implements SpeechToText, AutoCloseable {

    /** Silence after the last sample, so that the network's last characters come out. */
    private static final int TAIL_FRAMES = 30;

    private static final String TIER = "embedded";

    /** Between two outputs of the network. */
    private static final int OUTPUT_MS = 40;

    private final SttConfig config;
    private final StreamingCtcModel model;
    private final Vocabulary vocabulary;
    private final CharLanguageModel letters;
    private final WordLanguageModel words;
    private final Lexicon lexicon;
    private final DomainWords domain;
    private final Confidence confidence;

    private CtcSpeechToText(
            SttConfig config, Vocabulary vocabulary, StreamingCtcModel model, Collection<String> places) {
        this.config = config;
        this.vocabulary = vocabulary;
        this.model = model;
        var directory = config.directory();
        letters = CharLanguageModel.load(directory.resolve("lm.bin"));
        words = WordLanguageModel.load(directory.resolve("lm_words.bin"));
        lexicon = Lexicon.load(directory.resolve("lexicon_en.tsv"), directory.resolve("words_hi.txt"));
        confidence = Confidence.load(directory.resolve("confidence.tsv"));
        domain = new DomainWords(vocabulary, places, config);
    }

    /** Loads the model of a directory, to expect no place in particular. */
    public static CtcSpeechToText load(SttConfig config, InferencePool pool) {
        return load(config, List.of(), pool);
    }

    /**
     * Loads the model of a directory.
     *
     * @param places names of cities and localities to expect, in Devanagari
     * @throws SpeechException (MODEL_MISSING) if a file is not there; (MODEL_FAILED) if one is not usable
     */
    public static CtcSpeechToText load(SttConfig config, Collection<String> places, InferencePool pool) {
        var vocabulary = Vocabulary.load(config.directory().resolve("vocab.txt"));
        var model = StreamingCtcModel.load(config.directory().resolve("model.onnx"), vocabulary.size(), pool);
        try {
            return new CtcSpeechToText(config, vocabulary, model, places);
        } catch (SpeechException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public Utterance open(RecognitionContext context) {
        Optional<SecondReading> again = model.readsPieces()
                ? Optional.of(new SecondReading(model, decoder(context), first -> afresh(first, context)))
                : Optional.empty();
        return new CtcUtterance(decoder(context), again);
    }

    @Override
    public void close() {
        model.close();
    }

    private CtcDecoder decoder(RecognitionContext context) {
        if (config.beamWidth() == 1) {
            return new CtcGreedy(vocabulary);
        }
        return beam(config.biasing() ? domain.after(context.askedSlot()) : ExpectedWords.NONE);
    }

    /** A decoder that expects what the first reading of an utterance lets expect. */
    private Optional<CtcDecoder> afresh(CtcDecoder.Hypothesis first, RecognitionContext context) {
        boolean biased = config.biasing() && config.beamWidth() > 1;
        return biased ? domain.onceRead(first.text(), context.askedSlot()).map(this::beam) : Optional.empty();
    }

    private CtcDecoder beam(ExpectedWords expected) {
        var weights = new TextScorer.Weights(
                config.lmWeight(), config.symbolBonus(), config.wordWeight(), config.wordBonus());
        var scorer = new TextScorer(vocabulary, letters, words, expected, weights);
        return new CtcPrefixBeam(vocabulary, scorer, config.beamWidth());
    }

    @FunctionalInterface
    private interface Reading {
        CtcDecoder.Hypothesis read() throws InterruptedException;
    }

    private final class CtcUtterance implements Utterance {

        private final LogMel features = new LogMel(this::take);
        private final MelChunks chunks = new MelChunks();
        private final CtcDecoder decoder;
        private final Optional<SecondReading> again;
        private StreamingCtcModel.State state = model.start();
        private String lastText = "";
        private boolean pausing;
        private boolean ending;
        private @Nullable Transcript whole;
        /** Its audio was taken and could not be read. */
        private @Nullable AudioFrame refused;

        private boolean ended;
        private boolean finished;

        CtcUtterance(CtcDecoder decoder, Optional<SecondReading> again) {
            this.decoder = decoder;
            this.again = again;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the same frame again, not another like it
        public Optional<Transcript> push(AudioFrame frame) throws InterruptedException {
            if (frame.sampleRateHz() != LogMel.RATE_HZ) {
                throw new IllegalArgumentException("frame must be 16 kHz: " + frame.sampleRateHz());
            }
            if (finished) {
                throw new IllegalStateException("utterance is finished");
            }
            if (frame != refused) {
                features.push(frame.samples());
            }
            refused = frame;
            boolean read = readChunks();
            refused = null;
            if (ending) {
                ending = false;
                whole = ahead(this::ifEnded).map(this::transcript).orElse(null);
            }
            if (pausing) {
                pausing = false;
                Optional<CtcDecoder.Hypothesis> soFar = ahead(this::ifNothingFollowed);
                if (soFar.isPresent()) {
                    return soFar.map(this::told);
                }
            }
            return read ? news(decoder.best()) : Optional.empty();
        }

        /** Reads what a silence would make of what was said; a moment too busy for it does the utterance no harm. */
        private static Optional<CtcDecoder.Hypothesis> ahead(Reading reading) throws InterruptedException {
            try {
                return Optional.of(reading.read());
            } catch (SpeechException _) {
                return Optional.empty();
            }
        }

        private Optional<Transcript> news(CtcDecoder.Hypothesis best) {
            return best.text().equals(lastText) ? Optional.empty() : Optional.of(told(best));
        }

        private Transcript told(CtcDecoder.Hypothesis best) {
            lastText = best.text();
            return transcript(best);
        }

        @Override
        public void pausing() {
            pausing = true;
        }

        @Override
        public void ending() {
            ending = true;
        }

        @Override
        public void goingOn() {
            pausing = false;
            ending = false;
            whole = null;
        }

        private CtcDecoder.Hypothesis ifNothingFollowed() throws InterruptedException {
            CtcDecoder ahead = decoder.copy();
            float[] chunk = chunks.padded();
            if (chunk.length > 0) {
                ahead.push(model.step(chunk, state).logProbabilities());
            }
            return ahead.finish();
        }

        private CtcDecoder.Hypothesis ifEnded() throws InterruptedException {
            List<float[]> rest = chunks.endedBySilence(TAIL_FRAMES);
            if (again.isPresent()) {
                return ended(again.get().copy(), rest);
            }
            CtcDecoder ahead = decoder.copy();
            StreamingCtcModel.State reached = state;
            for (float[] chunk : rest) {
                var step = model.step(chunk, reached);
                reached = step.state();
                ahead.push(step.logProbabilities());
            }
            return ahead.finish();
        }

        private static CtcDecoder.Hypothesis ended(SecondReading ahead, List<float[]> rest)
                throws InterruptedException {
            for (float[] chunk : rest) {
                ahead.add(chunk);
            }
            return ahead.finish();
        }

        @Override
        public Transcript finish() throws InterruptedException {
            if (finished) {
                throw new IllegalStateException("utterance is finished");
            }
            Transcript known = whole;
            if (known == null) {
                endInSilence();
                readChunks();
                known = transcript(again.isPresent() ? again.get().finish() : decoder.finish());
            }
            finished = true;
            return known;
        }

        /** Adds the silence in which the last word is read; once, however often the end is tried. */
        private void endInSilence() {
            if (ended) {
                return;
            }
            ended = true;
            features.push(new short[LogMel.HOP * TAIL_FRAMES]);
            features.finish();
            while (!chunks.aligned()) {
                chunks.addSilence();
            }
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
            for (float[] chunk = chunks.peek(); chunk.length > 0; chunk = chunks.peek()) {
                var step = model.step(chunk, state);
                var _ = chunks.poll();
                state = step.state();
                decoder.push(step.logProbabilities());
                if (again.isPresent()) {
                    again.get().add(chunk);
                }
                any = true;
            }
            return any;
        }

        private Transcript transcript(CtcDecoder.Hypothesis hypothesis) {
            Lexicon.Reading reading = lexicon.read(hypothesis.text());
            var words = new ArrayList<Transcript.Word>();
            int next = 0;
            for (Lexicon.Written written : reading.words()) {
                words.add(word(written, hypothesis.words().subList(next, next + written.tokens())));
                next += written.tokens();
            }
            double sure = confidence.of(hypothesis.evidence());
            return new Transcript(reading.text(), reading.language(), sure, words, TIER);
        }

        private static Transcript.Word word(Lexicon.Written written, List<CtcDecoder.Word> heard) {
            double acoustic = heard.stream()
                    .mapToDouble(CtcDecoder.Word::acoustic)
                    .average()
                    .orElse(0);
            long startMs = (long) OUTPUT_MS * heard.getFirst().firstFrame();
            long endMs = (long) OUTPUT_MS * (heard.getLast().lastFrame() + 1);
            return new Transcript.Word(written.text(), startMs, endMs, acoustic);
        }
    }
}
