package dev.kanak.rag.index;

import dev.kanak.core.error.RetrievalException;

/** What goes wrong in a search by vectors. */
final class DenseFailure {

    private DenseFailure() {}

    static RetrievalException late() {
        return new RetrievalException(
                RetrievalException.Kind.SEARCH_FAILED, "the search by vectors took too long", true);
    }

    static RetrievalException wrongDimension(int expected, int actual) {
        return new RetrievalException(
                RetrievalException.Kind.SEARCH_FAILED,
                "the index holds vectors of " + expected + " numbers, the embedder gives " + actual
                        + ": build the index again",
                false);
    }
}
