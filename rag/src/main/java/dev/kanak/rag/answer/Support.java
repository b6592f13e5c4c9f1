package dev.kanak.rag.answer;

import dev.kanak.rag.index.PackedVectors;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of how callers ask for the sentences of a passage. Immutable and thread-safe.
 *
 * <p>Each phrase or question known beforehand speaks for the sentence that is told to answer it or, where none is told, for those
 * that seem to; a caller's question hears those that are nearest to it.
 */
final class Support {

    /** How much more the nearest counts: a cosine .05 less counts a third. */
    private static final float SHARPNESS = 20;

    /** Nearness of a sentence that no question is told to be answered by: about what two questions on anything have. */
    private static final double UNTOLD = 0.3;

    private static final double NONE_YET = Double.NEGATIVE_INFINITY;

    /** Nothing is known. */
    static final Support NONE = new Support(List.of());

    private final List<Asked> asked;
    private final PackedVectors vectors;

    /** @param asked with vectors of one length */
    Support(List<Asked> asked) {
        this.asked = List.copyOf(asked);
        this.vectors = new PackedVectors(
                asked.isEmpty() ? 0 : asked.getFirst().vector().length,
                asked.stream().map(Asked::vector).toList());
    }

    /**
     * A phrase or question known beforehand.
     *
     * @param shares of the passage's sentences, 0 to 1, together 1
     * @param sentence that is told to answer it, from 0; negative if none is told
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    record Asked(float[] vector, double[] shares, int sentence) {

        private static final int NO_SENTENCE = -1;

        /** @param sentence the one of several that answers it, from 0 */
        static Asked answeredBy(int sentence, int sentences, float[] vector) {
            double[] shares = new double[sentences];
            shares[sentence] = 1;
            return new Asked(vector, shares, sentence);
        }

        /** @param scores of the sentences as answers to it, the logarithms of how likely each is */
        static Asked of(float[] vector, double[] scores) {
            return new Asked(vector, Support.shares(scores), NO_SENTENCE);
        }
    }

    /** Whether it is told of any question which sentence answers it. */
    boolean isTold() {
        return asked.stream().anyMatch(each -> each.sentence() >= 0);
    }

    /** How near a question is to each that is known. */
    float[] cosines(float[] question) {
        return vectors.dots(question);
    }

    /**
     * Shares of the sentences for a question, together 1; all 0 if nothing is known.
     *
     * @param cosines of the question
     */
    double[] of(float[] cosines, int sentences) {
        double[] sharp = new double[cosines.length];
        for (int i = 0; i < sharp.length; i++) {
            sharp[i] = SHARPNESS * cosines[i];
        }
        double[] weights = shares(sharp);
        double[] shares = new double[sentences];
        for (int i = 0; i < weights.length; i++) {
            double[] each = asked.get(i).shares();
            for (int j = 0; j < sentences; j++) {
                shares[j] += weights[i] * each[j];
            }
        }
        return shares;
    }

    /**
     * For each sentence the mean nearness of a question to the two nearest that it is told to answer.
     *
     * @param cosines of the question
     */
    double[] nearness(float[] cosines, int sentences) {
        double[] nearest = new double[sentences];
        double[] second = new double[sentences];
        Arrays.fill(nearest, NONE_YET);
        Arrays.fill(second, NONE_YET);
        for (int i = 0; i < cosines.length; i++) {
            int sentence = asked.get(i).sentence();
            if (sentence >= 0) {
                second[sentence] = Math.max(second[sentence], Math.min(nearest[sentence], cosines[i]));
                nearest[sentence] = Math.max(nearest[sentence], cosines[i]);
            }
        }
        double[] nearness = new double[sentences];
        for (int i = 0; i < sentences; i++) {
            double next = second[i] == NONE_YET ? nearest[i] : second[i];
            nearness[i] = nearest[i] == NONE_YET ? UNTOLD : (nearest[i] + next) / 2;
        }
        return nearness;
    }

    /** The likelihoods of which the logarithms are given, together 1. */
    private static double[] shares(double[] logarithms) {
        double[] shares = new double[logarithms.length];
        double best = Arrays.stream(logarithms).max().orElse(0);
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logarithms[i] - best);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
