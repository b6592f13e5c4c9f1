package dev.kanak.rag.answer;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What is known of how callers ask for the sentences of a passage. Immutable and thread-safe.
 *
 * <p>Each phrase or question known beforehand speaks for the sentence that is told to answer it or, where none is told, for those
 * that seem to; a caller's question hears those that are nearest to it.
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
record Support(List<Asked> asked) {

    /** How much more the nearest counts: a cosine .05 less counts a third. */
    private static final double SHARPNESS = 20;

    /** Questions of a sentence of which the mean nearness counts. */
    private static final int COUNTED = 2;

    /** Nearness of a sentence that no question is told to be answered by: about what two questions on anything have. */
    private static final double UNTOLD = 0.3;

    /** Nothing is known. */
    static final Support NONE = new Support(List.of());

    Support {
        asked = List.copyOf(asked);
    }

    /**
     * A phrase or question known beforehand.
     *
     * @param shares of the passage's sentences, 0 to 1, together 1
     * @param told whether the sentence that answers it is told, not guessed
     */
    record Asked(float[] vector, double[] shares, boolean told) {

        /** @param sentence the one of several that answers it, from 0 */
        static Asked answeredBy(int sentence, int sentences, float[] vector) {
            double[] shares = new double[sentences];
            shares[sentence] = 1;
            return new Asked(vector, shares, true);
        }

        /** @param scores of the sentences as answers to it, the logarithms of how likely each is */
        static Asked of(float[] vector, double[] scores) {
            return new Asked(vector, Support.shares(scores, score -> score), false);
        }

        private boolean isAnsweredBy(int sentence) {
            return told && shares[sentence] == 1;
        }
    }

    /** Whether it is told of any question which sentence answers it. */
    boolean isTold() {
        return asked.stream().anyMatch(Asked::told);
    }

    /** How near a question is to each that is known. */
    double[] cosines(float[] question) {
        return SentenceScore.cosines(question, asked.stream().map(Asked::vector).toList());
    }

    /**
     * Shares of the sentences for a question, together 1; all 0 if nothing is known.
     *
     * @param cosines of the question
     */
    double[] of(double[] cosines, int sentences) {
        double[] weights = shares(cosines, cosine -> SHARPNESS * cosine);
        double[] shares = new double[sentences];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < sentences; j++) {
                shares[j] += weights[i] * asked.get(i).shares()[j];
            }
        }
        return shares;
    }

    /**
     * For each sentence the mean nearness of a question to the nearest that it is told to answer.
     *
     * @param cosines of the question
     */
    double[] nearness(double[] cosines, int sentences) {
        double[] nearness = new double[sentences];
        for (int i = 0; i < sentences; i++) {
            int sentence = i;
            double[] told = IntStream.range(0, cosines.length)
                    .filter(each -> asked.get(each).isAnsweredBy(sentence))
                    .mapToDouble(each -> cosines[each])
                    .sorted()
                    .toArray();
            nearness[i] = Arrays.stream(told)
                    .skip(Math.max(0, told.length - COUNTED))
                    .average()
                    .orElse(UNTOLD);
        }
        return nearness;
    }

    private static double[] shares(double[] values, DoubleUnaryOperator exponent) {
        double[] shares = new double[values.length];
        double best = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            best = Math.max(best, exponent.applyAsDouble(value));
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            shares[i] = Math.exp(exponent.applyAsDouble(values[i]) - best);
            sum += shares[i];
        }
        for (int i = 0; i < values.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
