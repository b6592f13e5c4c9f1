package dev.kanak.pipeline.vad;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A network with the interface of Silero VAD v5 at 16 kHz: the project's own small one, or Silero's weights.
 *
 * <p>Thread-safe; each call opens its own {@link Stream}.
 *
 * <p>Graph: {@code input} f32[1,576] (the last 64 samples of the window before, then 512 new), {@code state} f32[2,1,128],
 * {@code sr} i64 scalar; out {@code output} f32[1,1] and {@code stateN}. Source: snakers4/silero-vad.
 */
public final class SileroVad implements AutoCloseable {

    /** Samples in a window: 32 ms at 16 kHz. */
    public static final int WINDOW = 512;

    /** Samples per second of the audio it takes. */
    public static final int RATE_HZ = 16_000;

    private static final int CONTEXT = 64;
    private static final Tensor RATE = Tensor.Longs.scalar(RATE_HZ);

    private final OnnxModel graph;
    private final InferencePool pool;

    private SileroVad(OnnxModel graph, InferencePool pool) {
        this.graph = graph;
        this.pool = pool;
    }

    /**
     * Loads the network.
     *
     * @throws SpeechException (MODEL_MISSING) if there is no such file; (MODEL_FAILED) if it is not a usable graph
     */
    public static SileroVad load(Path model, InferencePool pool) {
        return new SileroVad(OnnxModel.load(model), pool);
    }

    /** Begins a stream of audio, with empty memory. */
    public VadStream open() {
        return new Stream();
    }

    @Override
    public void close() {
        graph.close();
    }

    /** The network's memory of one call. One thread. */
    private final class Stream implements VadStream {

        private final float[] context = new float[CONTEXT];
        private Tensor state = Tensor.Floats.zeros(2, 1, 128);

        @Override
        public float probability(float[] window) throws InterruptedException {
            if (window.length != WINDOW) {
                throw new IllegalArgumentException("window must hold 512 samples: " + window.length);
            }
            var input = new float[CONTEXT + WINDOW];
            System.arraycopy(context, 0, input, 0, CONTEXT);
            System.arraycopy(window, 0, input, CONTEXT, WINDOW);
            System.arraycopy(window, WINDOW - CONTEXT, context, 0, CONTEXT);
            Map<String, Tensor> inputs =
                    Map.of("input", new Tensor.Floats(input, new long[] {1, input.length}), "state", state, "sr", RATE);
            Map<String, Tensor> outputs = pool.call(() -> graph.run(inputs));
            if (!(outputs.get("output") instanceof Tensor.Floats probability)
                    || !(outputs.get("stateN") instanceof Tensor.Floats next)) {
                throw new SpeechException(Kind.MODEL_FAILED, "voice activity model lacks output or stateN", false);
            }
            state = next;
            return probability.values()[0];
        }

        @Override
        public void reset() {
            Arrays.fill(context, 0);
            state = Tensor.Floats.zeros(2, 1, 128);
        }
    }
}
