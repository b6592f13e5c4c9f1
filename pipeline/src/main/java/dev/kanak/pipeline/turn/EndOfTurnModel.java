package dev.kanak.pipeline.turn;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Tensor;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Judges from the words alone whether a caller has finished. Thread-safe. An adviser: a likely end shortens the wait for
 * silence, an unlikely one does not forbid it.
 *
 * <p>Graph: {@code input_ids} i64[1,96], the last 96 characters padded on the left, to {@code p_end} f32[1].
 */
public final class EndOfTurnModel implements EndOfTurn, AutoCloseable {

    private static final int LENGTH = 96;
    private static final int FIRST_DEVANAGARI = 0x900;
    private static final int LAST_DEVANAGARI = 0x963;

    private final OnnxModel graph;
    private final InferencePool pool;

    private EndOfTurnModel(OnnxModel graph, InferencePool pool) {
        this.graph = graph;
        this.pool = pool;
    }

    /**
     * Loads the network.
     *
     * @throws SpeechException (MODEL_MISSING) if there is no such file; (MODEL_FAILED) if it is not a usable graph
     */
    public static EndOfTurnModel load(Path model, InferencePool pool) {
        return new EndOfTurnModel(OnnxModel.load(model), pool);
    }

    /**
     * Probability that nothing more belongs to the turn.
     *
     * @param text words heard so far, in Devanagari or Latin script, numbers as words
     * @return 0 to 1
     * @throws SpeechException (MODEL_FAILED, OVERLOADED) if inference fails
     */
    @Override
    public double probabilityComplete(String text) throws InterruptedException {
        Map<String, Tensor> inputs = Map.of("input_ids", new Tensor.Longs(ids(text), new long[] {1, LENGTH}));
        if (pool.call(() -> graph.run(inputs)).get("p_end") instanceof Tensor.Floats(float[] values, long[] _)) {
            return values[0];
        }
        throw new SpeechException(Kind.MODEL_FAILED, "end-of-turn model lacks p_end", false);
    }

    @Override
    public void close() {
        graph.close();
    }

    /** The network's input for a text. */
    static long[] ids(String text) {
        String folded = fold(text);
        String tail = folded.substring(Math.max(0, folded.length() - LENGTH));
        var ids = new long[LENGTH];
        for (int i = 0; i < tail.length(); i++) {
            ids[LENGTH - tail.length() + i] = id(tail.charAt(i));
        }
        return ids;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("(?<![डढ])\u093c", "")
                .replaceAll("[\u200c\u200d]", "")
                .replaceAll("[^a-z' \u0900-\u0963]", " ")
                .strip()
                .replaceAll(" +", " ");
    }

    private static int id(char character) {
        if (character == ' ') {
            return 1;
        }
        if (character == '\'') {
            return 2;
        }
        if (character >= 'a' && character <= 'z') {
            return 3 + character - 'a';
        }
        return character >= FIRST_DEVANAGARI && character <= LAST_DEVANAGARI ? 29 + character - FIRST_DEVANAGARI : 0;
    }
}
