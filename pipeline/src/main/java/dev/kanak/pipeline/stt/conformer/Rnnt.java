package dev.kanak.pipeline.stt.conformer;

import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import dev.kanak.pipeline.stt.feature.Features;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Encoder, prediction network and joint networks of the 600M model's transducer, decoded greedily. Thread-safe.
 *
 * <p>The prediction network's ports carry names of the exporter and are bound by position: in target, length, hidden state,
 * cell state; out prediction, length, hidden state, cell state. Source: AI4Bharat's {@code model_onnx.py}.
 */
record Rnnt(
        OnnxModel encoder,
        OnnxModel jointEncoder,
        OnnxModel prediction,
        OnnxModel jointPrediction,
        OnnxModel jointPost,
        RnntSettings settings,
        Pieces pieces)
        implements Network {

    static final int WIDTH = 640;

    /** Loads the graphs of a folder of AI4Bharat's {@code assets}. */
    static Rnnt load(Path assets, String language, RnntSettings settings, Pieces pieces, int threads) {
        Deque<OnnxModel> loaded = new ArrayDeque<>();
        try {
            for (String name :
                    List.of("encoder", "joint_enc", "rnnt_decoder", "joint_pred", "joint_post_net_" + language)) {
                loaded.addLast(OnnxModel.load(assets.resolve(name + ".onnx"), threads));
            }
            var parts = List.copyOf(loaded);
            var network =
                    new Rnnt(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), settings, pieces);
            network.check();
            return network;
        } catch (RuntimeException e) {
            loaded.forEach(OnnxModel::close);
            throw e;
        }
    }

    private void check() {
        Encoded.Ports.AI4BHARAT.check(encoder.signature());
        jointEncoder.signature().requireInputAt(0, "encoded frames", Signature.Type.FLOAT32, -1, -1, 1024);
        jointEncoder.signature().requireOutputAt(0, "joint frames", Signature.Type.FLOAT32, -1, -1, WIDTH);
        Signature predictor = prediction.signature();
        predictor.requireInputAt(0, "target", Signature.Type.INT32, 1, 1);
        predictor.requireInputAt(1, "target length", Signature.Type.INT32, 1);
        predictor.requireOutputAt(0, "prediction", Signature.Type.FLOAT32, 1, WIDTH, 1);
        for (int state = 2; state < 4; state++) {
            predictor.requireInputAt(state, "state", Signature.Type.FLOAT32, settings.layers(), 1, settings.width());
            predictor.requireOutputAt(state, "state", Signature.Type.FLOAT32, settings.layers(), 1, settings.width());
        }
        jointPrediction.signature().requireInputAt(0, "prediction", Signature.Type.FLOAT32, -1, -1, WIDTH);
        jointPost.signature().requireOutputAt(0, "pieces", Signature.Type.FLOAT32, -1, -1, pieces.blank() + 1);
    }

    @Override
    public Heard read(Features features) {
        Encoded encoded = Encoded.run(encoder, Encoded.Ports.AI4BHARAT, features);
        if (encoded.frames() == 0) {
            return new Heard(List.of(), 0);
        }
        float[] frames = only(jointEncoder, encoded.rows()).values();
        return new Heard(decode(frames, encoded.frames()), encoded.frames());
    }

    private List<Token> decode(float[] frames, int count) {
        var tokens = new ArrayList<Token>();
        Predicted predicted = predict(
                settings.start(),
                Tensor.Floats.zeros(settings.layers(), 1, settings.width()),
                Tensor.Floats.zeros(settings.layers(), 1, settings.width()));
        for (int frame = 0; frame < count; frame++) {
            for (int symbol = 0; symbol < settings.maxSymbols(); symbol++) {
                float[] logits = joint(frames, frame * WIDTH, predicted.joint);
                int best = best(logits);
                if (best == pieces.blank()) {
                    break;
                }
                tokens.add(new Token(best, frame, frame + 1, probability(logits, best)));
                predicted = predict(best, predicted.hidden, predicted.cell);
            }
        }
        return tokens;
    }

    /** A prediction, ready to be joined, and the states after it. Kept while only blanks come. */
    @SuppressWarnings("ArrayRecordComponent") // inference path: handed over, not copied
    private record Predicted(float[] joint, Tensor hidden, Tensor cell) {}

    private Predicted predict(int piece, Tensor hidden, Tensor cell) {
        var in = prediction.signature().inputs();
        var out = prediction.signature().outputs();
        Map<String, Tensor> outputs = prediction.run(Map.of(
                in.get(0).name(),
                new Tensor.Ints(new int[] {piece}, new long[] {1, 1}),
                in.get(1).name(),
                new Tensor.Ints(new int[] {1}, new long[] {1}),
                in.get(2).name(),
                hidden,
                in.get(3).name(),
                cell));
        Tensor.Floats prediction = Encoded.floats(outputs, out.get(0).name());
        // [1, 640, 1] transposed to [1, 1, 640] is the same row.
        var row = new Tensor.Floats(prediction.values(), new long[] {1, 1, WIDTH});
        return new Predicted(
                only(jointPrediction, row).values(),
                Encoded.floats(outputs, out.get(2).name()),
                Encoded.floats(outputs, out.get(3).name()));
    }

    private float[] joint(float[] frames, int from, float[] predicted) {
        var sum = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            sum[i] = Math.max(0, frames[from + i] + predicted[i]);
        }
        return only(jointPost, new Tensor.Floats(sum, new long[] {1, 1, WIDTH})).values();
    }

    private static Tensor.Floats only(OnnxModel graph, Tensor.Floats input) {
        Signature signature = graph.signature();
        var outputs = graph.run(Map.of(signature.inputs().getFirst().name(), input));
        return Encoded.floats(outputs, signature.outputs().getFirst().name());
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static double probability(float[] logits, int chosen) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[chosen]);
        }
        return 1 / sum;
    }

    @Override
    public void close() {
        for (OnnxModel graph : List.of(encoder, jointEncoder, prediction, jointPrediction, jointPost)) {
            graph.close();
        }
    }
}
