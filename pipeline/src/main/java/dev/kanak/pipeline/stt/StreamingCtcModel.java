package dev.kanak.pipeline.stt;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A Conformer with CTC output that reads 320 ms at a time, or longer pieces. Thread-safe; an utterance's memory is its
 * {@link State}.
 *
 * <p>Graph: {@code mel} f32[1,80,8 + 32 n] (8 frames of left context, the rest new; n is 1, or any number), attention and
 * convolution caches {@code ca} and {@code cc} f32[layers,1,frames,width], {@code n} f32[1] cached frames; out {@code logprobs}
 * f32[1,8 n,V] and the caches to feed back as {@code ca_out}, {@code cc_out}, {@code n_out}. Layers, widths and cached frames
 * are read from the graph.
 */
final class StreamingCtcModel implements AutoCloseable {

    /** Frames of left context in each chunk. */
    static final int CONTEXT_FRAMES = 8;

    /** New frames in each chunk: 320 ms. */
    static final int CHUNK_FRAMES = 32;

    /** Frames in the input tensor. */
    static final int INPUT_FRAMES = CONTEXT_FRAMES + CHUNK_FRAMES;

    /** Value of the context before the first frame. */
    static final float CONTEXT_START = -7f;

    /** Network outputs per chunk: one every 40 ms. */
    static final int OUTPUTS_PER_CHUNK = 8;

    private static final int CACHE_RANK = 4;

    private final OnnxModel graph;
    private final InferencePool pool;
    private final State start;
    private final boolean readsPieces;

    private StreamingCtcModel(OnnxModel graph, InferencePool pool) {
        this.graph = graph;
        this.pool = pool;
        this.start = new State(cache("ca"), cache("cc"), Tensor.Floats.zeros(1));
        long[] mel = graph.signature().input("mel").orElseThrow().shape();
        this.readsPieces = mel[mel.length - 1] < 0;
    }

    private Tensor.Floats cache(String name) {
        long[] shape = graph.signature().input(name).orElseThrow().shape();
        boolean known = shape.length == CACHE_RANK && Arrays.stream(shape).allMatch(extent -> extent > 0);
        if (!known) {
            throw new SpeechException(
                    Kind.MODEL_FAILED,
                    "recogniser cache must be %s f32[layers,1,frames,width] with fixed extents; found %s"
                            .formatted(name, graph.signature().inputs()),
                    false);
        }
        return Tensor.Floats.zeros(shape);
    }

    /**
     * What the network remembers of an utterance.
     *
     * @param attention cache {@code ca}
     * @param convolution cache {@code cc}
     * @param cached {@code n}
     */
    record State(Tensor attention, Tensor convolution, Tensor cached) {}

    /**
     * One step's result.
     *
     * @param logProbabilities {@link #OUTPUTS_PER_CHUNK} for each chunk × vocabulary, row-major
     * @param state to give with the next chunk
     */
    @SuppressWarnings("ArrayRecordComponent") // inference path: handed over, not copied
    record Step(float[] logProbabilities, State state) {}

    /**
     * Loads the graph.
     *
     * @param symbols size of the vocabulary, the blank included
     * @throws SpeechException (MODEL_MISSING) if there is no such file; (MODEL_FAILED) if it is not such a graph, with a list
     *     of what was found
     */
    static StreamingCtcModel load(Path file, int symbols, InferencePool pool) {
        OnnxModel graph = OnnxModel.load(file);
        try {
            graph.signature()
                    .requireInput("mel", Signature.Type.FLOAT32, 1, LogMel.BANDS, INPUT_FRAMES)
                    .requireInput("ca", Signature.Type.FLOAT32, -1, 1, -1, -1)
                    .requireInput("cc", Signature.Type.FLOAT32, -1, 1, -1, -1)
                    .requireInput("n", Signature.Type.FLOAT32, 1)
                    .requireOutput("logprobs", Signature.Type.FLOAT32, 1, OUTPUTS_PER_CHUNK, symbols);
            return new StreamingCtcModel(graph, pool);
        } catch (SpeechException e) {
            graph.close();
            throw e;
        }
    }

    /** The memory of an utterance that has not begun. */
    State start() {
        return start;
    }

    /** Whether the graph takes several chunks at once. */
    boolean readsPieces() {
        return readsPieces;
    }

    /**
     * Reads the next chunk on the pool, or several chunks if the graph takes them.
     *
     * @param mel {@link LogMel#BANDS} × ({@link #CONTEXT_FRAMES} + {@link #CHUNK_FRAMES} for each chunk), row-major; not kept
     * @throws SpeechException (MODEL_FAILED, OVERLOADED)
     */
    Step step(float[] mel, State state) throws InterruptedException {
        Map<String, Tensor> inputs = Map.of(
                "mel", new Tensor.Floats(mel, new long[] {1, LogMel.BANDS, mel.length / LogMel.BANDS}),
                "ca", state.attention,
                "cc", state.convolution,
                "n", state.cached);
        Map<String, Tensor> outputs = pool.call(() -> graph.run(inputs));
        return new Step(
                output(outputs, "logprobs").values(),
                new State(output(outputs, "ca_out"), output(outputs, "cc_out"), output(outputs, "n_out")));
    }

    private static Tensor.Floats output(Map<String, Tensor> outputs, String name) {
        if (outputs.get(name) instanceof Tensor.Floats floats) {
            return floats;
        }
        throw new SpeechException(Kind.MODEL_FAILED, "recogniser graph lacks the output " + name, false);
    }

    @Override
    public void close() {
        graph.close();
    }
}
