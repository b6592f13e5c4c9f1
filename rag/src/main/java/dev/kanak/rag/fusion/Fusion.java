package dev.kanak.rag.fusion;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Joins rankings. Pure. */
final class Fusion {

    /** The usual constant of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009). */
    private static final int RANK_CONSTANT = 60;

    private Fusion() {}

    /**
     * Sum of both scores, each scaled so that the best of its ranking is 1 and the worst 0; what a ranking lacks is its worst.
     *
     * @param weight of the second ranking, 0 to 1; the first has the rest
     * @return best first, 0 to 1
     */
    static Map<String, Double> convex(Map<String, Double> first, Map<String, Double> second, double weight) {
        Map<String, Double> sum = new HashMap<>();
        addScaled(first, 1 - weight, sum);
        addScaled(second, weight, sum);
        return sorted(sum);
    }

    /**
     * A ranking with another judgement of what is in it, scaled in the same way.
     *
     * @param judgement of each key
     * @param weight of the judgement, 0 to 1; the ranking has the rest
     */
    static Map<String, Double> judged(Map<String, Double> ranking, ToDoubleFunction<String> judgement, double weight) {
        Map<String, Double> sum = new HashMap<>();
        Map<String, Double> judged = new HashMap<>();
        ranking.forEach((key, score) -> {
            sum.put(key, (1 - weight) * score);
            judged.put(key, judgement.applyAsDouble(key));
        });
        addScaled(judged, weight, sum);
        return sorted(sum);
    }

    /**
     * Sum of the reciprocal ranks, for rankings whose scores cannot be compared.
     *
     * @param rankings each best first
     * @return best first, the first of all rankings having 1
     */
    static Map<String, Double> reciprocalRank(List<List<String>> rankings) {
        Map<String, Double> sum = new HashMap<>();
        for (List<String> ranking : rankings) {
            for (int i = 0; i < ranking.size(); i++) {
                sum.merge(
                        ranking.get(i), (RANK_CONSTANT + 1.0) / (RANK_CONSTANT + 1 + i) / rankings.size(), Double::sum);
            }
        }
        return sorted(sum);
    }

    /** One ranking with its scores as shares of the best. */
    static Map<String, Double> single(Map<String, Double> ranking) {
        double best =
                ranking.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        Map<String, Double> shares = new HashMap<>();
        ranking.forEach((key, score) -> shares.put(key, best <= 0 ? 0 : Math.max(0, score / best)));
        return sorted(shares);
    }

    private static void addScaled(Map<String, Double> ranking, double weight, Map<String, Double> sum) {
        double best =
                ranking.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double worst =
                ranking.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double range = best - worst;
        ranking.forEach(
                (key, score) -> sum.merge(key, weight * (range > 0 ? (score - worst) / range : 1), Double::sum));
    }

    private static Map<String, Double> sorted(Map<String, Double> scores) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
