package dev.kanak.pipeline.stt.conformer;

import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import dev.kanak.pipeline.stt.feature.Features;
import java.nio.file.Path;
import java.util.Map;

/** Encoder and CTC decoder in two graphs, as the 600M model is published. Thread-safe. */
record SplitCtc(OnnxModel encoder, Encoded.Ports ports, OnnxModel decoder, HeadPorts head, Pieces pieces)
        implements Network {

    /** Names of the decoder's ports. */
    record HeadPorts(String input, String output) {

        static final HeadPorts AI4BHARAT = new HeadPorts("encoder_output", "logprobs");
        static final HeadPorts REPACKAGED = new HeadPorts("encoded", "logits");
    }

    static SplitCtc load(
            Path encoderFile, Encoded.Ports ports, Path decoderFile, HeadPorts head, Pieces pieces, int threads) {
        OnnxModel encoder = OnnxModel.load(encoderFile, threads);
        try {
            ports.check(encoder.signature());
            OnnxModel decoder = OnnxModel.load(decoderFile, threads);
            var network = new SplitCtc(encoder, ports, decoder, head, pieces);
            try {
                network.checkHead();
                return network;
            } catch (RuntimeException e) {
                decoder.close();
                throw e;
            }
        } catch (RuntimeException e) {
            encoder.close();
            throw e;
        }
    }

    private void checkHead() {
        decoder.signature()
                .requireInput(head.input, Signature.Type.FLOAT32, -1, ports.width(), -1)
                .requireOutput(head.output, Signature.Type.FLOAT32, -1, -1, pieces.width());
    }

    @Override
    public Heard read(Features features) {
        Encoded encoded = Encoded.run(encoder, ports, features);
        Map<String, Tensor> outputs = decoder.run(Map.of(head.input, encoded.values()));
        float[] output = Encoded.floats(outputs, head.output).values();
        return new Heard(Posteriors.of(output, encoded.frames(), pieces).greedy(), encoded.frames());
    }

    @Override
    public void close() {
        encoder.close();
        decoder.close();
    }
}
