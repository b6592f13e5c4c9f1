package dev.kanak.rag.rerank;

import dev.kanak.rag.search.Reranking.Exit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the candidates stand after each head, who leaves, and whether it is over. Decides only; not thread-safe.
 *
 * <p>Candidates are known by their place in the search's order, from 0.
 */
final class Standings {

    private final ExitRule rule;
    private final double[] searchScores;
    private final double[] scores;
    private final int[] segments;
    private final int[] leftAfter;
    private int[] alive;
    private int best = -1;
    private int agreed;
    private int heads;

    /**
     * @param searchScores of the candidates, best first
     */
    Standings(double[] searchScores, ExitRule rule) {
        this.rule = rule;
        this.searchScores = searchScores.clone();
        scores = searchScores.clone();
        segments = new int[searchScores.length];
        leftAfter = new int[searchScores.length];
        Arrays.fill(leftAfter, Integer.MAX_VALUE);
        alive = IntStream.range(0, searchScores.length).toArray();
    }

    /** Whether the search is so sure that no segment need run. */
    boolean isCertain() {
        if (searchScores.length < 2) {
            return true;
        }
        double first = searchScores[0];
        return first > 0 && (first - searchScores[1]) / first >= rule.certain();
    }

    /** Candidates in the batch, in its order. */
    int[] alive() {
        return alive.clone();
    }

    /**
     * Takes a head's logits.
     *
     * @param segment from 1
     * @param logits of the candidates in the batch, in its order
     * @return why to stop; empty to go on with {@link #leave}
     */
    Optional<Exit> after(int segment, double[] logits) {
        heads++;
        for (int i = 0; i < alive.length; i++) {
            int candidate = alive[i];
            double probability = 1 / (1 + Math.exp(-logits[i]));
            scores[candidate] = rule.searchShare() * searchScores[candidate] + (1 - rule.searchShare()) * probability;
            segments[candidate] = segment;
        }
        List<Integer> order = order();
        agreed = order.getFirst() == best ? agreed + 1 : 1;
        best = order.getFirst();
        if (alive.length < 2 || scores[best] - scores[order.get(1)] >= rule.margin()) {
            return Optional.of(Exit.MARGIN);
        }
        return agreed >= rule.patience() ? Optional.of(Exit.PATIENCE) : Optional.empty();
    }

    /**
     * Lets go of candidates that are too far behind.
     *
     * @return places in the batch, as it was, of those that stay
     */
    int[] leave() {
        List<Integer> order = order();
        double last = scores[order.get(Math.min(rule.keep(), alive.length) - 1)];
        int[] stay = IntStream.range(0, alive.length)
                .filter(i -> scores[alive[i]] >= last - rule.gap())
                .toArray();
        int[] staying = Arrays.stream(stay).map(i -> alive[i]).toArray();
        Arrays.stream(alive)
                .filter(candidate -> Arrays.stream(staying).noneMatch(other -> other == candidate))
                .forEach(candidate -> leftAfter[candidate] = heads);
        alive = staying;
        return stay;
    }

    /** Every candidate, best first: who left later stands before who left earlier. */
    List<Integer> order() {
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
        all.sort(Comparator.comparingInt((Integer c) -> leftAfter[c])
                .thenComparingDouble(c -> scores[c])
                .reversed());
        return List.copyOf(all);
    }

    double score(int candidate) {
        return scores[candidate];
    }

    /** The segment whose head gave the candidate's score, from 1; 0 if none saw it. */
    int segment(int candidate) {
        return segments[candidate];
    }
}
