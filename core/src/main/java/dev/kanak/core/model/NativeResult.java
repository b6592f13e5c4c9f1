package dev.kanak.core.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;

/** The outputs of one run, kept in native memory until closed. One thread. */
public final class NativeResult implements AutoCloseable {

    private final OrtSession.Result result;
    private final String file;

    NativeResult(OrtSession.Result result, String file) {
        this.result = result;
        this.file = file;
    }

    /**
     * An output as it lies in native memory, to be fed to a run before this is closed.
     *
     * @throws SpeechException (MODEL_FAILED) if there is no such output
     */
    public Tensor.Native held(String name) {
        return new Tensor.Native(tensor(name));
    }

    /** A copy of an output, as {@link #held}. */
    public Tensor copy(String name) {
        return OnnxModel.fromOrt(tensor(name), file);
    }

    private OnnxTensor tensor(String name) {
        OnnxValue value = result.get(name).orElse(null);
        if (value instanceof OnnxTensor tensor) {
            return tensor;
        }
        throw new SpeechException(Kind.MODEL_FAILED, file + ": has no output " + name, false);
    }

    @Override
    public void close() {
        result.close();
    }
}
