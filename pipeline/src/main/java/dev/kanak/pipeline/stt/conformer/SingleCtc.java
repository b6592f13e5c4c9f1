package dev.kanak.pipeline.stt.conformer;

import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.pipeline.stt.feature.Features;
import dev.kanak.pipeline.stt.feature.NemoMel;
import java.nio.file.Path;

/**
 * One graph from features to log-probabilities, as the 120M exports are published. Thread-safe.
 *
 * <p>It does not tell how many of its frames hold audio: features padded with silence would give more; none are here.
 */
record SingleCtc(OnnxModel graph, String output, Pieces pieces) implements Network {

    static SingleCtc load(Path file, Pieces pieces, int threads) {
        OnnxModel graph = OnnxModel.load(file, threads);
        try {
            graph.signature()
                    .requireInput("audio_signal", Signature.Type.FLOAT32, -1, NemoMel.BANDS, -1)
                    .requireInput("length", Signature.Type.INT64, -1)
                    .requireOutput("logprobs", Signature.Type.FLOAT32, -1, -1, pieces.width());
            return new SingleCtc(graph, "logprobs", pieces);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    @Override
    public Heard read(Features features) {
        var outputs = graph.run(Encoded.inputs("audio_signal", "length", features));
        var logProbabilities = Encoded.floats(outputs, output);
        int all = Math.toIntExact(logProbabilities.shape()[1]);
        int frames = Math.min(all, valid(features, all));
        return new Heard(
                Posteriors.of(logProbabilities.values(), frames, pieces).greedy(), frames);
    }

    /** Frames that hold audio: (length - 1) / subsampling + 1, the subsampling being that of the graph. */
    private static int valid(Features features, int all) {
        if (features.validFrames() == features.frames() || all == 0) {
            return all;
        }
        int subsampling = Math.max(1, Math.round((float) features.frames() / all));
        return (features.validFrames() - 1) / subsampling + 1;
    }

    @Override
    public void close() {
        graph.close();
    }
}
