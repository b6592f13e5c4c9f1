package dev.kanak.core.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A loaded ONNX graph: named tensors in, named tensors out, one intra-op thread, no spinning.
 *
 * <p>Thread-safe; weights are shared by all users. Run it on an {@link dev.kanak.core.concurrent.InferencePool}.
 */
public final class OnnxModel implements AutoCloseable {

    private final OrtSession session;
    private final Path file;

    private OnnxModel(OrtSession session, Path file) {
        this.session = session;
        this.file = file;
    }

    /**
     * Loads a graph from disk.
     *
     * @throws SpeechException (MODEL_MISSING) if there is no such file; (MODEL_FAILED) if it is not a usable graph
     */
    public static OnnxModel load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SpeechException(Kind.MODEL_MISSING, "no model file " + file.getFileName(), false);
        }
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            var session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
            return new OnnxModel(session, file);
        } catch (OrtException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "cannot load model " + file.getFileName(), false, e);
        }
    }

    /**
     * Runs the graph.
     *
     * @param inputs every input by name
     * @return every float output by name
     * @throws SpeechException (MODEL_FAILED) if a name or shape does not fit or inference fails
     */
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        var given = new LinkedHashMap<String, OnnxTensor>();
        try {
            for (var input : inputs.entrySet()) {
                given.put(input.getKey(), toOrt(input.getValue()));
            }
            try (OrtSession.Result result = session.run(given)) {
                var outputs = new LinkedHashMap<String, Tensor>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.put(output.getKey(), fromOrt(output.getValue()));
                }
                return outputs;
            }
        } catch (OrtException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "inference failed in " + file.getFileName(), false, e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor toOrt(Tensor tensor) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        return switch (tensor) {
            case Tensor.Floats(float[] values, long[] shape) ->
                OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
            case Tensor.Longs(long[] values, long[] shape) ->
                OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
        };
    }

    private static Tensor fromOrt(OnnxValue value) {
        var tensor = (OnnxTensor) value;
        return switch (tensor.getInfo().type) {
            case FLOAT -> {
                var buffer = tensor.getFloatBuffer();
                var values = new float[buffer.remaining()];
                buffer.get(values);
                yield new Tensor.Floats(values, tensor.getInfo().getShape());
            }
            case INT64 -> {
                var buffer = tensor.getLongBuffer();
                var values = new long[buffer.remaining()];
                buffer.get(values);
                yield new Tensor.Longs(values, tensor.getInfo().getShape());
            }
            default -> throw new SpeechException(Kind.MODEL_FAILED, "unexpected output type", false);
        };
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "cannot close model " + file.getFileName(), false, e);
        }
    }
}
