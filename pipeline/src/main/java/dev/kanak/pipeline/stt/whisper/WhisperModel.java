package dev.kanak.pipeline.stt.whisper;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.pipeline.stt.feature.Features;
import dev.kanak.pipeline.stt.feature.WhisperMel;
import dev.kanak.pipeline.stt.window.Reading;
import dev.kanak.pipeline.stt.window.UsableFile;
import dev.kanak.pipeline.stt.window.WindowModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A published Whisper. Thread-safe; each step of a window runs on the pool by itself, so that calls take turns. */
public final class WhisperModel implements WindowModel {

    private static final Logger LOG = LoggerFactory.getLogger(WhisperModel.class);
    private static final int WINDOW_SAMPLES = 480_000;
    private static final int FRAMES = 3_000;
    private static final int HEAD_SIZE = 64;

    /** Hindi is written with up to two tokens a letter. */
    private static final double TOKENS_PER_SECOND = 40;

    private final OnnxModel encoder;
    private final DecoderGraphs decoder;
    private final WhisperTokens tokens;
    private final TokenBytes vocabulary;
    private final WhisperMel mel;
    private final HallucinationGuard guard;
    private final InferencePool pool;
    private final DecoderRun.EmptyCache empty;

    private WhisperModel(Parts parts, HallucinationGuard guard, InferencePool pool, DecoderRun.EmptyCache empty) {
        this.encoder = parts.encoder;
        this.decoder = parts.decoder;
        this.tokens = parts.tokens;
        this.vocabulary = parts.vocabulary;
        this.mel = parts.mel;
        this.guard = guard;
        this.pool = pool;
        this.empty = empty;
    }

    private record Parts(
            OnnxModel encoder, DecoderGraphs decoder, WhisperTokens tokens, TokenBytes vocabulary, WhisperMel mel) {}

    /**
     * Loads the model of a folder and takes one step with it.
     *
     * @throws SpeechException (MODEL_MISSING) if files are missing; (MODEL_FAILED) if a graph is not what the layout says;
     *     the message lists what was found
     */
    public static WhisperModel load(WhisperConfig config, InferencePool pool) {
        WhisperFiles files = WhisperFiles.in(config.directory());
        files.check(config.precision());
        WhisperTokens tokens = WhisperTokens.read(files.folder(), config.language());
        TokenBytes vocabulary = TokenBytes.load(files.folder());
        OnnxModel encoder = UsableFile.load(
                files.candidates("encoder_model", config.precision()), file -> encoder(file, config.intraOpThreads()));
        try {
            WhisperMel mel = new WhisperMel(bands(encoder, files.folder()), WINDOW_SAMPLES);
            return withDecoder(config, files, new Encoder(encoder, mel), tokens, vocabulary, pool);
        } catch (RuntimeException e) {
            encoder.close();
            throw e;
        }
    }

    private record Encoder(OnnxModel graph, WhisperMel mel) {}

    private static WhisperModel withDecoder(
            WhisperConfig config,
            WhisperFiles files,
            Encoder encoder,
            WhisperTokens tokens,
            TokenBytes vocabulary,
            InferencePool pool) {
        String graph = files.merged(config.precision()) ? "decoder_model_merged" : "decoder_model";
        return UsableFile.load(files.candidates(graph, config.precision()), file -> {
            DecoderGraphs decoder = decoder(file, graph, files.folder(), config.intraOpThreads());
            try {
                var parts = new Parts(encoder.graph, decoder, tokens, vocabulary, encoder.mel);
                return new WhisperModel(parts, new HallucinationGuard(config.limits()), pool, tried(parts));
            } catch (RuntimeException e) {
                decoder.close();
                throw e;
            }
        });
    }

    private static OnnxModel encoder(Path file, int threads) {
        OnnxModel graph = OnnxModel.load(file, threads);
        try {
            graph.signature()
                    .requireInput("input_features", Signature.Type.FLOAT32, -1, -1, FRAMES)
                    .requireOutputAt(0, "last_hidden_state", Signature.Type.FLOAT32, -1, -1, -1);
            return graph;
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private static int bands(OnnxModel encoder, Path folder) {
        long declared = encoder.signature().inputs().getFirst().shape()[1];
        return declared > 0
                ? (int) declared
                : WhisperTokens.json(folder.resolve("config.json"))
                        .path("num_mel_bins")
                        .asInt(80);
    }

    private static DecoderGraphs decoder(Path file, String graph, Path folder, int threads) {
        JsonNode settings = WhisperTokens.json(folder.resolve("config.json"));
        int heads = settings.path("decoder_attention_heads").asInt(1);
        var otherwise = new DecoderGraphs.CacheWidth(
                heads, settings.has("d_model") ? settings.path("d_model").asInt() / heads : HEAD_SIZE);
        return graph.equals("decoder_model_merged")
                ? DecoderGraphs.merged(file, otherwise, threads)
                : DecoderGraphs.split(
                        file, WhisperFiles.companion(file, graph, "decoder_with_past_model"), otherwise, threads);
    }

    /** Takes a first step and one with the cache, with each shape of an empty cache until one is accepted. */
    private static DecoderRun.EmptyCache tried(Parts parts) {
        Features silence = parts.mel.of(new short[0]);
        Optional<SpeechException> refused = Optional.empty();
        for (DecoderRun.EmptyCache shape : DecoderRun.EmptyCache.values()) {
            try (var run = new DecoderRun(parts.encoder, parts.decoder, shape)) {
                run.encode(silence);
                run.start(ids(parts.tokens.prompt()));
                run.next(parts.tokens.end());
                return shape;
            } catch (SpeechException e) {
                refused = Optional.of(refused.orElse(e));
            }
        }
        throw refused.orElseThrow();
    }

    @Override
    public int windowSamples() {
        return WINDOW_SAMPLES;
    }

    @Override
    public Reading read(short[] pcm) throws InterruptedException {
        if (pcm.length == 0 || guard.silent(pcm)) {
            return Reading.NOTHING;
        }
        double seconds = (double) pcm.length / WhisperMel.RATE_HZ;
        Features features = mel.of(pcm);
        int room = tokens.maxLength() - tokens.prompt().size();
        var text = new GreedyText(
                tokens, vocabulary, Math.max(1, Math.min(room, 8 + (int) (TOKENS_PER_SECOND * seconds))));
        double noSpeech = decode(features, text);
        List<Reading.Word> words = SpokenForm.words(text.text(), text.pieces());
        var judged = new HallucinationGuard.Text(
                words.stream().map(Reading.Word::text).toList(), text.meanLogProbability(), noSpeech, seconds);
        Optional<HallucinationGuard.Reason> reason = guard.judge(judged);
        if (reason.isPresent()) {
            LOG.atDebug()
                    .setMessage("a text that was probably made up is dropped")
                    .addKeyValue("reason", reason.get())
                    .log();
            return Reading.NOTHING;
        }
        return new Reading(words);
    }

    /** Writes the text; returns the probability that there is no speech. */
    private double decode(Features features, GreedyText text) throws InterruptedException {
        try (var run = new DecoderRun(encoder, decoder, empty)) {
            pool.call(() -> {
                run.encode(features);
                return true;
            });
            float[] logits = pool.call(() -> run.start(ids(tokens.prompt())));
            int size = logits.length / tokens.prompt().size();
            double noSpeech = probability(logits, size, tokens.noSpeech());
            int token = text.choose(logits, size);
            while (!text.ended()) {
                int given = token;
                token = text.choose(pool.call(() -> run.next(given)), size);
            }
            return noSpeech;
        }
    }

    /** Probability of a token after the first of the prompt. */
    private static double probability(float[] logits, int size, int token) {
        if (token >= size) {
            return 0;
        }
        double sum = 0;
        for (int id = 0; id < size; id++) {
            sum += Math.exp(logits[id] - logits[token]);
        }
        return 1 / sum;
    }

    private static long[] ids(List<Integer> tokens) {
        return tokens.stream().mapToLong(Integer::longValue).toArray();
    }

    @Override
    public void close() {
        encoder.close();
        decoder.close();
    }
}
