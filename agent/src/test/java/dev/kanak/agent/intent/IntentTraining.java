package dev.kanak.agent.intent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * Learns the weights of the intent classifier: multinomial logistic regression by AdaGrad, from a fixed seed, so that the same
 * utterances give the same weights.
 */
public final class IntentTraining {

    /**
     * An utterance to learn from.
     *
     * @param buckets its features
     * @param weight how much it counts
     */
    public record Example(String label, List<Integer> buckets, double weight) {

        public Example {
            buckets = List.copyOf(buckets);
        }

        /** An utterance to learn from. */
        public static Example of(String label, List<String> tokens, Concepts heard, double weight) {
            return new Example(
                    label,
                    Arrays.stream(IntentFeatures.of(tokens, heard)).boxed().toList(),
                    weight);
        }
    }

    private static final long SEED = 20_261_120L;
    private static final int EPOCHS = 12;
    private static final double RATE = 0.5;
    private static final double DECAY = 2e-4;
    private static final int MOST_WEIGHT = 127;

    private IntentTraining() {}

    /** A classifier learned from the examples. */
    public static IntentClassifier learn(List<Example> examples) {
        List<String> labels =
                List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
        int count = labels.size();
        double[] weights = new double[IntentFeatures.BUCKETS * count];
        double[] squares = new double[weights.length];
        List<Example> order = new ArrayList<>(examples);
        Random random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            for (Example example : order) {
                step(example, labels.indexOf(example.label()), count, weights, squares);
            }
        }
        return quantised(labels, weights);
    }

    private static void step(Example example, int truth, int count, double[] weights, double[] squares) {
        double norm = 1 / Math.sqrt(Math.max(1, example.buckets().size()));
        double[] scores = new double[count];
        for (int bucket : example.buckets()) {
            for (int label = 0; label < count; label++) {
                scores[label] += weights[bucket * count + label] * norm;
            }
        }
        double[] errors = IntentClassifier.softmax(scores);
        errors[truth] -= 1;
        for (int bucket : example.buckets()) {
            for (int label = 0; label < count; label++) {
                int at = bucket * count + label;
                double gradient = errors[label] * norm * example.weight() + DECAY * weights[at];
                squares[at] += gradient * gradient;
                weights[at] -= RATE * gradient / (Math.sqrt(squares[at]) + 1e-6);
            }
        }
    }

    private static IntentClassifier quantised(List<String> labels, double[] weights) {
        double most = 1e-9;
        for (double weight : weights) {
            most = Math.max(most, Math.abs(weight));
        }
        byte[] bytes = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            bytes[i] = (byte) Math.round(weights[i] / most * MOST_WEIGHT);
        }
        return new IntentClassifier(labels, (float) (most / MOST_WEIGHT), bytes);
    }
}
