package dev.kanak.rag.index;

import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import java.util.List;

/**
 * Vectors in memory, compared one by one: for up to some twenty thousand, quicker than any graph and wrong only where two are
 * equally near to some hundred thousandths ({@link PackedVectors}). Immutable and thread-safe.
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
        Highest best = new Highest(Math.min(limit, passages.size()));
        for (int block = 0; block < vectors.blocks(); block++) {
            if (block > 0 && deadline.hasPassed()) {
                throw DenseFailure.late();
            }
            float[] scores = vectors.dots(query, block);
            int first = PackedVectors.first(block);
            for (int i = 0; i < scores.length; i++) {
                best.add(first + i, scores[i]);
            }
        }
        return best.sorted((number, score) -> new Hit(passages.get(number), score));
    }
}
