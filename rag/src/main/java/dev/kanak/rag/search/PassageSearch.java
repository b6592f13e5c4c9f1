package dev.kanak.rag.search;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import java.util.List;

/** One step of retrieval over one index: words and vectors side by side, fused, reranked. Thread-safe. */
public interface PassageSearch extends AutoCloseable {

    /**
     * A question.
     *
     * @param text the caller's words, any script, any length
     * @param language the language of the answer; a topic's passage in it is preferred
     * @param limit at most this many topics
     * @param deadline when the answer is wanted; what has not run by then is left out
     */
    record Request(String text, Language language, int limit, Deadline deadline) {}

    /**
     * What was found.
     *
     * @param passages best first, one a topic; empty if nothing fits
     */
    record Result(List<FoundPassage> passages, SearchTrace trace) {

        public Result {
            passages = List.copyOf(passages);
        }
    }

    /**
     * The passages that fit a question.
     *
     * @throws RetrievalException (SEARCH_FAILED) if no part of the search could run
     */
    Result search(Request request);

    /** Which knowledge, which configuration and which models answer: part of every cache key. */
    String version();

    @Override
    default void close() {}
}
