package dev.kanak.pipeline.stt;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Tensor;
import java.nio.file.Path;
import java.util.Map;

/**
 * A Conformer with CTC output that reads 320 ms at a time. Thread-safe; an utterance's memory is its {@link State}.
 *
 * <p>Graph: {@code mel} f32[1,80,40] (8 frames of left context, 32 new), attention and convolution caches {@code ca}
 * f32[6,1,32,160] and {@code cc} f32[6,1,8,160], {@code n} f32[1] cached frames; out {@code logprobs} f32[1,8,V] and the
 * caches to feed back.
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

    private static final int LAYERS = 6;
    private static final int WIDTH = 160;

    private final OnnxModel graph;
    private final InferencePool pool;

    private StreamingCtcModel(OnnxModel graph, InferencePool pool) {
        this.graph = graph;
        this.pool = pool;
    }

    /**
     * What the network remembers of an utterance.
     *
     * @param attention cache {@code ca}
     * @param convolution cache {@code cc}
     * @param cached {@code n}
     */
    record State(Tensor attention, Tensor convolution, Tensor cached) {

        static State start() {
            return new State(
                    Tensor.Floats.zeros(LAYERS, 1, 32, WIDTH),
                    Tensor.Floats.zeros(LAYERS, 1, 8, WIDTH),
                    Tensor.Floats.zeros(1));
        }
    }

    /**
     * One step's result.
     *
     * @param logProbabilities 8 × vocabulary, row-major
     * @param state to give with the next chunk
     */
    @SuppressWarnings("ArrayRecordComponent") // inference path: handed over, not copied
    record Step(float[] logProbabilities, State state) {}

    /**
     * Loads the graph.
     *
     * @throws SpeechException (MODEL_MISSING, MODEL_FAILED)
     */
    static StreamingCtcModel load(Path file, InferencePool pool) {
        return new StreamingCtcModel(OnnxModel.load(file), pool);
    }

    /**
     * Reads the next chunk on the pool.
     *
     * @param mel {@link LogMel#BANDS} × {@link #INPUT_FRAMES}, row-major; not kept
     * @throws SpeechException (MODEL_FAILED, OVERLOADED)
     */
    Step step(float[] mel, State state) throws InterruptedException {
        Map<String, Tensor> inputs = Map.of(
                "mel", new Tensor.Floats(mel, new long[] {1, LogMel.BANDS, INPUT_FRAMES}),
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
