package dev.kanak.rag.index;

import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Vectors in memory, compared one by one: for up to some twenty thousand, quicker than any graph and never wrong. Immutable and
 * thread-safe.
 */
public final class ExactIndex implements DenseIndex {

    private final int dimension;
    private final List<String> passages;
    private final PackedVectors vectors;

    /**
     * Copies the vectors.
     *
     * @throws IllegalArgumentException if they differ in length
     */
    public ExactIndex(int dimension, List<Embedded> vectors) {
        this.dimension = dimension;
        for (Embedded each : vectors) {
            if (each.vector().length != dimension) {
                throw new IllegalArgumentException("vector of " + each.passageId() + " must have " + dimension
                        + " numbers, has " + each.vector().length);
            }
        }
        this.passages = vectors.stream().map(Embedded::passageId).toList();
        this.vectors = new PackedVectors(
                dimension, vectors.stream().map(Embedded::vector).toList());
    }

    @Override
    public int size() {
        return vectors.size();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<Hit> search(float[] query, int limit, Deadline deadline) {
        if (query.length != dimension) {
            throw DenseFailure.wrongDimension(dimension, query.length);
        }
        PriorityQueue<Hit> best = new PriorityQueue<>(Comparator.comparingDouble(Hit::score));
        for (int block = 0; block < vectors.blocks(); block++) {
            if (block > 0 && deadline.hasPassed()) {
                throw DenseFailure.late();
            }
            add(best, vectors.dots(query, block), PackedVectors.first(block), limit);
        }
        List<Hit> hits = new ArrayList<>(best);
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return hits;
    }

    private void add(PriorityQueue<Hit> best, float[] scores, int from, int limit) {
        int count = Math.min(scores.length, passages.size() - from);
        for (int i = 0; i < count; i++) {
            if (best.size() < limit) {
                best.add(new Hit(passages.get(from + i), scores[i]));
            } else if (limit > 0 && scores[i] > best.element().score()) {
                best.remove();
                best.add(new Hit(passages.get(from + i), scores[i]));
            }
        }
    }
}
