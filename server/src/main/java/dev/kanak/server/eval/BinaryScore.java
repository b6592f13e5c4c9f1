package dev.kanak.server.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** How well probabilities of a yes agree with what is true. Not thread-safe. */
final class BinaryScore {

    private record Judged(double probability, boolean truth) {}

    private final double threshold;
    private final List<Judged> all = new ArrayList<>();

    /** Yes counts from {@code threshold} on. */
    BinaryScore(double threshold) {
        this.threshold = threshold;
    }

    void add(double probability, boolean truth) {
        all.add(new Judged(probability, truth));
    }

    int size() {
        return all.size();
    }

    /** Share judged right; not a number if there is nothing. */
    double accuracy() {
        return share(count(judged -> says(judged) == judged.truth), all.size());
    }

    /** Of those called yes, the share that is. */
    double precision() {
        return share(hits(), count(this::says));
    }

    /** Of those that are, the share called yes. */
    double recall() {
        return share(hits(), count(Judged::truth));
    }

    /** Harmonic mean of precision and recall. */
    double f1() {
        return share(2 * hits(), count(this::says) + count(Judged::truth));
    }

    /** Area under the ROC curve: how often a true one stands above a false one, ties counting half. */
    double auc() {
        var sorted = all.stream()
                .sorted(Comparator.comparingDouble(Judged::probability))
                .toList();
        double ranks = 0;
        int from = 0;
        while (from < sorted.size()) {
            int to = from;
            while (to < sorted.size() && sorted.get(to).probability == sorted.get(from).probability) {
                to++;
            }
            for (Judged judged : sorted.subList(from, to)) {
                ranks += judged.truth ? (from + 1 + to) / 2.0 : 0;
            }
            from = to;
        }
        double yes = count(Judged::truth);
        double no = all.size() - yes;
        return yes == 0 || no == 0 ? Double.NaN : (ranks - yes * (yes + 1) / 2) / (yes * no);
    }

    private boolean says(Judged judged) {
        return judged.probability >= threshold;
    }

    private double hits() {
        return count(judged -> judged.truth && says(judged));
    }

    private double count(Predicate<Judged> which) {
        return all.stream().filter(which).count();
    }

    private static double share(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
