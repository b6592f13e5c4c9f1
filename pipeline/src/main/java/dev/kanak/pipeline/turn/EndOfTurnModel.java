package dev.kanak.pipeline.turn;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Judges from the words and the slot asked for whether a caller has finished; {@link Prosody} of the last half second
 * moves the answer a little, and what has {@link MoreToCome} is never surely whole. Thread-safe.
 *
 * <p>Graph: {@code classes} i64[1,20] and {@code keys} i64[1,20] of the last words, {@code context} f32[1,27], to
 * {@code p_end} f32[1]; {@code lexicon.tsv} lies beside it.
 */
public final class EndOfTurnModel implements EndOfTurn {

    private final OnnxModel graph;
    private final WordClasses lexicon;
    private final InferencePool pool;

    private EndOfTurnModel(OnnxModel graph, WordClasses lexicon, InferencePool pool) {
        this.graph = graph;
        this.lexicon = lexicon;
        this.pool = pool;
    }

    /**
     * Loads the network and its lexicon.
     *
     * @throws SpeechException (MODEL_MISSING) if a file is not there; (MODEL_FAILED) if one is not usable
     */
    public static EndOfTurnModel load(Path model, InferencePool pool) {
        WordClasses lexicon = lexicon(model.resolveSibling("lexicon.tsv"));
        var graph = OnnxModel.load(model);
        graph.signature()
                .requireInput("classes", Signature.Type.INT64, -1, TurnFeatures.LENGTH)
                .requireInput("keys", Signature.Type.INT64, -1, TurnFeatures.LENGTH)
                .requireInput("context", Signature.Type.FLOAT32, -1, TurnFeatures.CONTEXT)
                .requireOutput("p_end", Signature.Type.FLOAT32, -1);
        return new EndOfTurnModel(graph, lexicon, pool);
    }

    private static WordClasses lexicon(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SpeechException(Kind.MODEL_MISSING, "no model file " + file.getFileName(), false);
        }
        try {
            return WordClasses.of(Files.readAllLines(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "cannot read " + file.getFileName(), false, e);
        }
    }

    @Override
    public double probabilityComplete(TurnSoFar turn) throws InterruptedException {
        Prosody voice = Prosody.of(turn.audio());
        double words = Math.min(ofWords(turn), MoreToCome.limit(lexicon, turn.text(), turn.context(), voice));
        return TurnProbability.of(words, voice);
    }

    /** Probability by the words alone. */
    double ofWords(TurnSoFar turn) throws InterruptedException {
        var features = TurnFeatures.of(lexicon, turn.text(), turn.context());
        Map<String, Tensor> inputs = Map.of(
                "classes", new Tensor.Longs(features.classes(), new long[] {1, TurnFeatures.LENGTH}),
                "keys", new Tensor.Longs(features.keys(), new long[] {1, TurnFeatures.LENGTH}),
                "context", new Tensor.Floats(features.context(), new long[] {1, TurnFeatures.CONTEXT}));
        if (pool.call(() -> graph.run(inputs)).get("p_end") instanceof Tensor.Floats(float[] values, long[] _)) {
            return values[0];
        }
        throw new SpeechException(Kind.MODEL_FAILED, "end-of-turn model lacks p_end", false);
    }

    @Override
    public void close() {
        graph.close();
    }
}
