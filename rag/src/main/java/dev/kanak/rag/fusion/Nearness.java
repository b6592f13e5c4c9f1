package dev.kanak.rag.fusion;

import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.search.DenseIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How near topics are to a question, from the vectors that are nearest to it. Pure. */
final class Nearness {

    /** The nearest vectors of a topic of which the mean counts: one alone may be near by chance. */
    private static final int COUNTED = 3;

    private Nearness() {}

    /**
     * The mean of the nearest vectors of each topic, or of all it has if they are fewer; one that was not among the hits counts
     * as the furthest hit.
     *
     * @param hits nearest first
     */
    static Map<String, Double> ofTopics(List<DenseIndex.Hit> hits, PassageIndex index) {
        Map<String, List<Double>> scores = new LinkedHashMap<>();
        for (DenseIndex.Hit hit : hits) {
            index.topicOf(hit.passageId())
                    .ifPresent(topic -> scores.computeIfAbsent(topic, _ -> new ArrayList<>(COUNTED))
                            .add(hit.score()));
        }
        double furthest = hits.isEmpty() ? 0 : hits.getLast().score();
        Map<String, Double> nearness = new LinkedHashMap<>();
        scores.forEach((topic, near) -> nearness.put(topic, mean(near, index.vectorsOf(topic), furthest)));
        return nearness;
    }

    private static double mean(List<Double> near, int vectors, double furthest) {
        int counted = Math.max(1, Math.min(COUNTED, vectors));
        double sum = 0;
        for (int i = 0; i < counted; i++) {
            sum += i < near.size() ? near.get(i) : furthest;
        }
        return sum / counted;
    }

    /** The nearest topics. */
    static Map<String, Double> nearest(Map<String, Double> nearness, int limit) {
        Map<String, Double> nearest = new LinkedHashMap<>();
        nearness.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(limit)
                .forEach(entry -> nearest.put(entry.getKey(), entry.getValue()));
        return nearest;
    }
}
