package dev.kanak.rag.search;

import dev.kanak.core.error.RetrievalException;
import java.util.List;

/** Vectors of passages, searched by dot product: exactly, by HNSW, or in another process. Thread-safe. */
public interface DenseIndex extends AutoCloseable {

    /**
     * One passage near the query.
     *
     * @param passageId {@link Passage#id}
     * @param score cosine, -1 to 1
     */
    record Hit(String passageId, double score) {}

    /** Number of passages. */
    int size();

    /** Length of every vector. */
    int dimension();

    /**
     * The nearest passages, best first.
     *
     * @param query of length 1, {@link #dimension} long; not kept
     * @param limit at most this many
     * @param deadline when an answer is of no more use; an index that notices may give fewer hits or fail
     * @throws RetrievalException (SEARCH_FAILED) if the index cannot be searched in time
     */
    List<Hit> search(float[] query, int limit, Deadline deadline);

    @Override
    default void close() {}
}
