package dev.kanak.rag.search;

import dev.kanak.core.error.RetrievalException;
import java.util.List;

/** Turns text into a vector such that texts of like meaning, in any script, have a high dot product. Thread-safe. */
public interface Embedder extends AutoCloseable {

    /** What the text is; models put different prefixes before the two. */
    enum Role {
        QUERY,
        PASSAGE
    }

    /** Length of every vector. */
    int dimension();

    /**
     * What the model is, stable across restarts; vectors of two embedders may be compared only if this is equal.
     *
     * @return e.g. {@code kanak-embed-2@1a2b3c4d}
     */
    String fingerprint();

    /**
     * True if a word has much the same vector alone as it adds to a text, in either role, so that words can be compared; reading
     * one is quick then.
     */
    default boolean readsWordsAlone() {
        return false;
    }

    /**
     * The vector of a text.
     *
     * @param text any script, any length: what the model cannot hold is cut off; an empty one has a vector too
     * @return of length 1, {@link #dimension} long, the caller's own
     * @throws RetrievalException (SEARCH_FAILED) if inference fails
     */
    float[] embed(String text, Role role);

    /** The vectors of several texts, in their order; implementations with batches are faster than one at a time. */
    default List<float[]> embedAll(List<String> texts, Role role) {
        return texts.stream().map(text -> embed(text, role)).toList();
    }

    @Override
    default void close() {}
}
