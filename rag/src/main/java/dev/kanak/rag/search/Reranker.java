package dev.kanak.rag.search;

import dev.kanak.core.error.RetrievalException;
import java.util.List;

/** Orders the candidates of a search by reading each together with the question. Thread-safe. */
public interface Reranker extends AutoCloseable {

    /**
     * The candidates in a better order.
     *
     * @param query the caller's words
     * @param candidates best first, as the search ranks them
     * @param deadline when to stop with the order reached so far
     * @return every candidate once
     * @throws RetrievalException (SEARCH_FAILED) if inference fails; the caller keeps its own order
     */
    Reranking rerank(String query, List<FoundPassage> candidates, Deadline deadline);

    @Override
    default void close() {}
}
