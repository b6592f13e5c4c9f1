package dev.kanak.pipeline.turn;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import dev.kanak.pipeline.stt.feature.WhisperMel;
import java.nio.file.Path;
import java.util.Map;

/**
 * Judges from the sound of the last eight seconds whether a caller has finished: pipecat's smart-turn v3 or a fine-tune of
 * it. Thread-safe.
 *
 * <p>Graph: {@code input_features} f32[B,80,800] to one output f32[B,1]. Audio is padded with zeros in front, scaled to a
 * mean of 0 and a variance of 1, then Whisper's log-mel. Source: pipecat-ai/smart-turn, BSD-2.
 */
public final class SmartTurn implements EndOfTurn {

    private static final int BANDS = 80;
    private static final double EPSILON = 1e-7;
    private static final WhisperMel MEL = new WhisperMel(BANDS, TurnSoFar.AUDIO_SAMPLES);

    private final OnnxModel graph;
    private final InferencePool pool;
    private final boolean sigmoid;
    private final double threshold;

    private SmartTurn(OnnxModel graph, InferencePool pool, boolean sigmoid, double threshold) {
        this.graph = graph;
        this.pool = pool;
        this.sigmoid = sigmoid;
        this.threshold = threshold;
    }

    /**
     * Loads a graph.
     *
     * @param sigmoid true if the output is a log-odds figure, as in the Hinglish fine-tunes; false if it is a probability
     *     already, as in smart-turn v3
     * @param threshold output from which its makers call a turn complete, over 0 and under 1; it is mapped to 0.5
     * @throws SpeechException (MODEL_MISSING) if there is no such file; (MODEL_FAILED) if its inputs or outputs differ
     */
    public static SmartTurn load(Path model, boolean sigmoid, double threshold, InferencePool pool) {
        var graph = OnnxModel.load(model);
        graph.signature()
                .requireInput("input_features", Signature.Type.FLOAT32, -1, BANDS, TurnSoFar.AUDIO_SAMPLES / 160)
                .requireOutputAt(0, "logits", Signature.Type.FLOAT32, -1, 1);
        return new SmartTurn(graph, pool, sigmoid, threshold);
    }

    @Override
    public double probabilityComplete(TurnSoFar turn) throws InterruptedException {
        float[] features = features(turn.audio());
        Map<String, Tensor> inputs =
                Map.of("input_features", new Tensor.Floats(features, new long[] {1, BANDS, features.length / BANDS}));
        String output = graph.signature().outputs().getFirst().name();
        if (pool.call(() -> graph.run(inputs)).get(output) instanceof Tensor.Floats(float[] values, long[] _)) {
            return centred(sigmoid ? 1 / (1 + Math.exp(-values[0])) : values[0]);
        }
        throw new SpeechException(Kind.MODEL_FAILED, "turn model lacks a float output", false);
    }

    /** Maps the threshold to 0.5 and leaves 0 and 1 where they are. */
    private double centred(double value) {
        return value < threshold ? 0.5 * value / threshold : 0.5 + 0.5 * (value - threshold) / (1 - threshold);
    }

    /** Features of the newest eight seconds of 16 kHz audio, 80 × 800. */
    static float[] features(short[] audio) {
        int taken = Math.min(audio.length, TurnSoFar.AUDIO_SAMPLES);
        var samples = new double[TurnSoFar.AUDIO_SAMPLES];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < taken; i++) {
            double sample = audio[audio.length - taken + i] / 32768.0;
            samples[samples.length - taken + i] = sample;
            sum += sample;
            squares += sample * sample;
        }
        double mean = sum / samples.length;
        double scale = 1 / Math.sqrt(squares / samples.length - mean * mean + EPSILON);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (samples[i] - mean) * scale;
        }
        return MEL.of(samples).values();
    }

    @Override
    public void close() {
        graph.close();
    }
}
