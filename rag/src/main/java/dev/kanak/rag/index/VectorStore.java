package dev.kanak.rag.index;

import dev.kanak.rag.search.DenseIndex;
import java.util.List;
import java.util.function.Supplier;

/** Where the vectors of passages are kept. Thread-safe. */
public interface VectorStore {

    /** In this process: compared one by one, or by graph if there are ten thousand or more. */
    VectorStore MEMORY = (vectors, dimension, _) -> PassageIndex.dense(vectors.get(), dimension);

    /**
     * The vectors, ready to be searched or, where they are kept elsewhere, soon so.
     *
     * @param vectors makes them; may be asked again when they are lost elsewhere
     * @param dimension length of every vector
     * @param version stands for their content
     * @throws dev.kanak.core.error.RetrievalException (INDEX_FAILED) if they cannot be indexed here
     */
    DenseIndex open(Supplier<List<Embedded>> vectors, int dimension, String version);
}
