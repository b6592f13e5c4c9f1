package dev.kanak.pipeline.vad;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A network with the interface of Silero VAD v5 and v6: the project's own small one, or Silero's weights in any of their
 * layouts.
 *
 * <p>Thread-safe; each call opens its own {@link VadStream}.
 *
 * <p>Graph: {@code input} f32[1,576] (the last 64 samples of the window before, then 512 new; at 8 kHz 32 and 256),
 * {@code state} f32[2,1,128] and, where the layout has it, {@code sr} i64 scalar; out {@code output} f32[1,1] and
 * {@code stateN}. Without the samples of the window before, the network hears nothing. Source: snakers4/silero-vad.
 *
 * <p>The project's own has {@code memory} f32[2,1,64], {@code memoryN} and {@code past} f32[1,n] besides, for
 * {@link VadStream#past}.
 */
public final class SileroVad implements AutoCloseable {

    /** Samples in a window: 32 ms at 16 kHz. */
    public static final int WINDOW = 512;

    /** Samples per second of the audio it takes. */
    public static final int RATE_HZ = 16_000;

    private static final int CONTEXT = 64;
    private static final int STATE = 128;
    private static final int MEMORY = 64;
    private static final int NARROW_RATE_HZ = 8_000;

    private final OnnxModel graph;
    private final InferencePool pool;
    private final int rateHz;
    private final boolean takesRate;
    private final boolean tellsPast;

    private SileroVad(OnnxModel graph, InferencePool pool, int rateHz) {
        this.graph = graph;
        this.pool = pool;
        this.rateHz = rateHz;
        takesRate = graph.signature().input("sr").isPresent();
        tellsPast = graph.signature().input("memory").isPresent();
        if (rateHz != RATE_HZ && !takesRate) {
            throw new SpeechException(
                    Kind.MODEL_FAILED, graph.signature().file() + " is for 16 kHz: it has no input sr", false);
        }
    }

    /** Loads the network for 16 kHz, as {@link #load(Path, InferencePool, int)}. */
    public static SileroVad load(Path model, InferencePool pool) {
        return load(model, pool, RATE_HZ);
    }

    /**
     * Loads the network.
     *
     * @param rateHz 16 000, or 8 000 where the layout knows both
     * @throws SpeechException (MODEL_MISSING) if there is no such file; (MODEL_FAILED) if it is not a usable graph; the
     *     message lists what was found
     */
    public static SileroVad load(Path model, InferencePool pool, int rateHz) {
        if (rateHz != RATE_HZ && rateHz != NARROW_RATE_HZ) {
            throw new IllegalArgumentException("rateHz must be 8000 or 16000: " + rateHz);
        }
        var graph = OnnxModel.load(model);
        graph.signature()
                .requireInput("input", Signature.Type.FLOAT32, -1, -1)
                .requireInput("state", Signature.Type.FLOAT32, 2, -1, STATE)
                .requireOutput("output", Signature.Type.FLOAT32, -1, 1)
                .requireOutput("stateN", Signature.Type.FLOAT32, -1, -1, -1);
        if (graph.signature().input("memory").isPresent()) {
            graph.signature()
                    .requireInput("memory", Signature.Type.FLOAT32, 2, -1, MEMORY)
                    .requireOutput("memoryN", Signature.Type.FLOAT32, -1, -1, -1)
                    .requireOutput("past", Signature.Type.FLOAT32, -1, -1);
        }
        return new SileroVad(graph, pool, rateHz);
    }

    /** Samples of a window: 512, or 256 at 8 kHz. */
    public int windowSamples() {
        return WINDOW * rateHz / RATE_HZ;
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

        private final float[] context = new float[CONTEXT * rateHz / RATE_HZ];
        private final Tensor rate = Tensor.Longs.scalar(rateHz);
        private Tensor state = Tensor.Floats.zeros(2, 1, STATE);
        private Tensor memory = Tensor.Floats.zeros(2, 1, MEMORY);
        private float[] past = {};

        @Override
        public float probability(float[] window) throws InterruptedException {
            if (window.length != windowSamples()) {
                throw new IllegalArgumentException(
                        "window must hold " + windowSamples() + " samples: " + window.length);
            }
            var input = new float[context.length + window.length];
            System.arraycopy(context, 0, input, 0, context.length);
            System.arraycopy(window, 0, input, context.length, window.length);
            System.arraycopy(window, window.length - context.length, context, 0, context.length);
            var inputs = new HashMap<String, Tensor>();
            inputs.put("input", new Tensor.Floats(input, new long[] {1, input.length}));
            inputs.put("state", state);
            if (takesRate) {
                inputs.put("sr", rate);
            }
            if (tellsPast) {
                inputs.put("memory", memory);
            }
            Map<String, Tensor> outputs = pool.call(() -> graph.run(inputs));
            state = floats(outputs, "stateN");
            if (tellsPast) {
                memory = floats(outputs, "memoryN");
                past = floats(outputs, "past").values();
            }
            return floats(outputs, "output").values()[0];
        }

        @Override
        public float[] past() {
            return past.clone();
        }

        @Override
        public void reset() {
            Arrays.fill(context, 0);
            state = Tensor.Floats.zeros(2, 1, STATE);
            memory = Tensor.Floats.zeros(2, 1, MEMORY);
            past = new float[0];
        }
    }

    private static Tensor.Floats floats(Map<String, Tensor> outputs, String name) {
        if (outputs.get(name) instanceof Tensor.Floats floats) {
            return floats;
        }
        throw new SpeechException(Kind.MODEL_FAILED, "voice activity model lacks " + name, false);
    }
}
