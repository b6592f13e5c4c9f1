package dev.kanak.core.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loaded ONNX graph: named tensors in, named tensors out; one intra-op thread unless told otherwise, no spinning.
 *
 * <p>Thread-safe; weights are shared by all users. Run it on an {@link dev.kanak.core.concurrent.InferencePool}.
 */
public final class OnnxModel implements AutoCloseable {

    private final OrtSession session;
    private final String file;
    private final Signature signature;

    private OnnxModel(OrtSession session, String file, Signature signature) {
        this.session = session;
        this.file = file;
        this.signature = signature;
    }

    /** Loads a graph that runs on one thread, as {@link #load(Path, int)}. */
    public static OnnxModel load(Path file) {
        return load(file, 1);
    }

    /**
     * Loads a graph from disk, with the files of weights that lie beside it.
     *
     * @param intraOpThreads threads that one run may use, at least 1
     * @throws SpeechException (MODEL_MISSING) if the graph or a file of its weights is not there, naming it;
     *     (MODEL_FAILED) if it is not a usable graph
     */
    public static OnnxModel load(Path file, int intraOpThreads) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new SpeechException(Kind.MODEL_MISSING, "no model file " + name, false);
        }
        Path usable = ExternalData.resolve(file);
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(intraOpThreads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            // Published graphs carry weights that nothing uses; a line for each says nothing to an operator.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            var session = OrtEnvironment.getEnvironment().createSession(usable.toString(), options);
            return new OnnxModel(session, name, signature(name, session));
        } catch (OrtException e) {
            throw new SpeechException(
                    Kind.MODEL_FAILED, "cannot load model " + name + reason(e).orElse(""), false, e);
        }
    }

    /** Names, types and shapes of the graph's inputs and outputs. */
    public Signature signature() {
        return signature;
    }

    /**
     * Runs the graph.
     *
     * @param inputs every input by name
     * @return a copy of every output by name
     * @throws SpeechException (MODEL_FAILED) if a name or shape does not fit or inference fails
     */
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        var given = new LinkedHashMap<String, OnnxTensor>();
        try (OrtSession.Result result = start(inputs, given)) {
            var outputs = new LinkedHashMap<String, Tensor>();
            for (Map.Entry<String, OnnxValue> output : result) {
                outputs.put(output.getKey(), fromOrt((OnnxTensor) output.getValue(), file));
            }
            return outputs;
        } finally {
            close(inputs, given);
        }
    }

    /** Runs the graph and leaves the outputs in native memory, for the caller to close; otherwise as {@link #run}. */
    public NativeResult runNative(Map<String, Tensor> inputs) {
        var given = new LinkedHashMap<String, OnnxTensor>();
        try {
            return new NativeResult(start(inputs, given), file);
        } finally {
            close(inputs, given);
        }
    }

    private OrtSession.Result start(Map<String, Tensor> inputs, Map<String, OnnxTensor> given) {
        try {
            for (var input : inputs.entrySet()) {
                given.put(input.getKey(), toOrt(input.getValue()));
            }
            return session.run(given);
        } catch (OrtException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "inference failed in " + file, false, e);
        }
    }

    /** Frees what was made for a run; tensors that came in native memory belong to their result. */
    private static void close(Map<String, Tensor> inputs, Map<String, OnnxTensor> given) {
        given.forEach((name, tensor) -> {
            if (!(inputs.get(name) instanceof Tensor.Native)) {
                tensor.close();
            }
        });
    }

    private static OnnxTensor toOrt(Tensor tensor) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        return switch (tensor) {
            case Tensor.Floats(float[] values, long[] shape) ->
                OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
            case Tensor.Longs(long[] values, long[] shape) ->
                OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
            case Tensor.Ints(int[] values, long[] shape) ->
                OnnxTensor.createTensor(environment, IntBuffer.wrap(values), shape);
            case Tensor.Booleans(boolean[] values, long[] shape) ->
                OnnxTensor.createTensor(environment, bytes(values), shape, OnnxJavaType.BOOL);
            case Tensor.Native held -> held.value();
        };
    }

    private static ByteBuffer bytes(boolean[] values) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(values.length);
        for (boolean value : values) {
            bytes.put((byte) (value ? 1 : 0));
        }
        return bytes.flip();
    }

    static Tensor fromOrt(OnnxTensor tensor, String file) {
        long[] shape = tensor.getInfo().getShape();
        return switch (tensor.getInfo().type) {
            case FLOAT -> {
                var buffer = tensor.getFloatBuffer();
                var values = new float[buffer.remaining()];
                buffer.get(values);
                yield new Tensor.Floats(values, shape);
            }
            case INT64 -> {
                var buffer = tensor.getLongBuffer();
                var values = new long[buffer.remaining()];
                buffer.get(values);
                yield new Tensor.Longs(values, shape);
            }
            case INT32 -> {
                var buffer = tensor.getIntBuffer();
                var values = new int[buffer.remaining()];
                buffer.get(values);
                yield new Tensor.Ints(values, shape);
            }
            default ->
                throw new SpeechException(
                        Kind.MODEL_FAILED, file + ": an output has type " + tensor.getInfo().type, false);
        };
    }

    private static Signature signature(String name, OrtSession session) throws OrtException {
        return new Signature(
                name,
                ports(session.getInputInfo().values()),
                ports(session.getOutputInfo().values()));
    }

    private static List<Signature.Port> ports(Collection<NodeInfo> nodes) {
        return nodes.stream().map(OnnxModel::port).toList();
    }

    private static Signature.Port port(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            return new Signature.Port(node.getName(), Signature.Type.OTHER, new long[0]);
        }
        return new Signature.Port(node.getName(), type(tensor.type), tensor.getShape());
    }

    private static Signature.Type type(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> Signature.Type.FLOAT32;
            case FLOAT16 -> Signature.Type.FLOAT16;
            case INT64 -> Signature.Type.INT64;
            case INT32 -> Signature.Type.INT32;
            case BOOL -> Signature.Type.BOOL;
            case DOUBLE, INT8, INT16, STRING, UINT8, BFLOAT16, UNKNOWN -> Signature.Type.OTHER;
        };
    }

    /** What the runtime cannot do, where it says so; its messages hold no paths then. */
    private static Optional<String> reason(OrtException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Could not find an implementation for ");
        if (at < 0) {
            return Optional.empty();
        }
        int end = message.indexOf(' ', at + "Could not find an implementation for ".length());
        return Optional.of(
                ": this processor's runtime has no " + message.substring(at + 37, end < 0 ? message.length() : end));
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "cannot close model " + file, false, e);
        }
    }
}
