package dev.kanak.rag.index;

import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.util.VectorUtil;

/**
 * Vectors in memory, compared one by one: for up to about ten thousand, quicker than any graph and never wrong. Immutable and
 * thread-safe.
 */
public final class ExactIndex implements DenseIndex {

    /** Vectors between two looks at the clock. */
    private static final int BETWEEN_LOOKS = 4096;

    private final int dimension;
    private final List<Embedded> vectors;

    /**
     * Takes the vectors as they are.
     *
     * @throws IllegalArgumentException if they differ in length
     */
    public ExactIndex(int dimension, List<Embedded> vectors) {
        this.dimension = dimension;
        this.vectors = List.copyOf(vectors);
        for (Embedded each : vectors) {
            if (each.vector().length != dimension) {
                throw new IllegalArgumentException("vector of " + each.passageId() + " must have " + dimension
                        + " numbers, has " + each.vector().length);
            }
        }
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
        for (int i = 0; i < vectors.size(); i++) {
            if (i % BETWEEN_LOOKS == BETWEEN_LOOKS - 1 && deadline.hasPassed()) {
                throw DenseFailure.late();
            }
            Embedded each = vectors.get(i);
            float score = VectorUtil.dotProduct(query, each.vector());
            if (best.size() < limit) {
                best.add(new Hit(each.passageId(), score));
            } else if (limit > 0 && score > best.element().score()) {
                best.remove();
                best.add(new Hit(each.passageId(), score));
            }
        }
        List<Hit> hits = new ArrayList<>(best);
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return hits;
    }
}
