package dev.kanak.agent.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A linear model that tells an intent's label from the words of an utterance. Immutable, thread-safe, deterministic.
 *
 * <p>Its weights are learned from utterances of the project; see {@code docs/models.md}.
 */
public final class IntentClassifier {

    /**
     * A label and how likely it is.
     *
     * @param probability 0 to 1; those of all labels add up to 1
     */
    public record Guess(String label, double probability) {}

    private static final int FORMAT = 0x4B494331;

    private final List<String> labels;
    private final float scale;
    /** Weights of the labels of one bucket side by side. */
    private final byte[] weights;

    IntentClassifier(List<String> labels, float scale, byte[] weights) {
        this.labels = List.copyOf(labels);
        this.scale = scale;
        this.weights = weights.clone();
        if (weights.length != IntentFeatures.BUCKETS * labels.size()) {
            throw new IllegalArgumentException("weights do not fit the labels");
        }
    }

    /**
     * Reads a model.
     *
     * @throws IOException if it is no model of this version
     */
    public static IntentClassifier read(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(new GZIPInputStream(in))) {
            if (data.readInt() != FORMAT) {
                throw new IOException("not an intent model");
            }
            List<String> labels = new ArrayList<>();
            int count = data.readInt();
            for (int i = 0; i < count; i++) {
                labels.add(data.readUTF());
            }
            float scale = data.readFloat();
            return new IntentClassifier(labels, scale, data.readAllBytes());
        }
    }

    /** Writes the model. */
    public void write(OutputStream out) throws IOException {
        try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
            data.writeInt(FORMAT);
            data.writeInt(labels.size());
            for (String label : labels) {
                data.writeUTF(label);
            }
            data.writeFloat(scale);
            data.write(weights);
        }
    }

    /** Every label, likeliest first. */
    public List<Guess> rank(List<String> tokens, Concepts heard) {
        double[] probabilities = probabilities(IntentFeatures.of(tokens, heard));
        List<Guess> guesses = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            guesses.add(new Guess(labels.get(label), probabilities[label]));
        }
        guesses.sort(Comparator.comparingDouble(Guess::probability).reversed().thenComparing(Guess::label));
        return guesses;
    }

    private double[] probabilities(int[] buckets) {
        int[] sums = new int[labels.size()];
        for (int bucket : buckets) {
            int from = bucket * sums.length;
            for (int label = 0; label < sums.length; label++) {
                sums[label] += weights[from + label];
            }
        }
        double norm = scale / Math.sqrt(Math.max(1, buckets.length));
        double[] scores = new double[sums.length];
        for (int label = 0; label < sums.length; label++) {
            scores[label] = sums[label] * norm;
        }
        return softmax(scores);
    }

    static double[] softmax(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double total = 0;
        double[] out = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            out[i] = StrictMath.exp(scores[i] - most);
            total += out[i];
        }
        for (int i = 0; i < out.length; i++) {
            out[i] /= total;
        }
        return out;
    }
}
