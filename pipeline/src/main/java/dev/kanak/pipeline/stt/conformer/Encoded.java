package dev.kanak.pipeline.stt.conformer;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import dev.kanak.pipeline.stt.feature.Features;
import dev.kanak.pipeline.stt.feature.NemoMel;
import java.util.Map;

/**
 * Frames that an encoder made of features.
 *
 * @param values f32[1, width, frames]
 * @param frames encoded frames that hold audio
 */
record Encoded(Tensor.Floats values, int frames) {

    /**
     * Names of an encoder's ports; AI4Bharat's and those of the repackaged layouts differ.
     *
     * @param width encoded channels; -1 if any will do
     */
    record Ports(String features, String length, String encoded, String encodedLength, int width) {

        static final Ports AI4BHARAT = new Ports("audio_signal", "length", "outputs", "encoded_lengths", 1024);
        static final Ports REPACKAGED = new Ports("features", "features_lens", "encoded", "encoded_lens", 1024);

        /** Demands the ports of a graph. */
        void check(Signature signature) {
            signature
                    .requireInput(features, Signature.Type.FLOAT32, -1, NemoMel.BANDS, -1)
                    .requireInput(length, Signature.Type.INT64, -1)
                    .requireOutput(encoded, Signature.Type.FLOAT32, -1, width, -1)
                    .requireOutput(encodedLength, Signature.Type.INT64, -1);
        }
    }

    static Encoded run(OnnxModel encoder, Ports ports, Features features) {
        Map<String, Tensor> outputs = encoder.run(inputs(ports.features, ports.length, features));
        Tensor.Floats values = floats(outputs, ports.encoded);
        if (!(outputs.get(ports.encodedLength) instanceof Tensor.Longs lengths)) {
            throw new SpeechException(Kind.MODEL_FAILED, "the encoder gave no " + ports.encodedLength, false);
        }
        return new Encoded(values, Math.toIntExact(Math.min(lengths.values()[0], values.shape()[2])));
    }

    static Map<String, Tensor> inputs(String featuresName, String lengthName, Features features) {
        return Map.of(
                featuresName,
                new Tensor.Floats(features.values(), new long[] {1, features.bands(), features.frames()}),
                lengthName,
                new Tensor.Longs(new long[] {features.validFrames()}, new long[] {1}));
    }

    static Tensor.Floats floats(Map<String, Tensor> outputs, String name) {
        if (outputs.get(name) instanceof Tensor.Floats floats) {
            return floats;
        }
        throw new SpeechException(Kind.MODEL_FAILED, "the model gave no numbers as " + name, false);
    }

    /** The frames as rows: f32[1, frames, width], without those that hold no audio. */
    Tensor.Floats rows() {
        int width = Math.toIntExact(values.shape()[1]);
        int all = Math.toIntExact(values.shape()[2]);
        var rows = new float[frames * width];
        for (int channel = 0; channel < width; channel++) {
            for (int frame = 0; frame < frames; frame++) {
                rows[frame * width + channel] = values.values()[channel * all + frame];
            }
        }
        return new Tensor.Floats(rows, new long[] {1, frames, width});
    }
}
