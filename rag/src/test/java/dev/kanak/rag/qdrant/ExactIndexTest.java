package dev.kanak.rag.qdrant;

import dev.kanak.rag.index.Embedded;
import dev.kanak.rag.index.ExactIndex;
import dev.kanak.rag.search.DenseIndex;
import java.util.List;

final class ExactIndexTest extends DenseIndexContract {

    @Override
    DenseIndex index(List<Embedded> vectors) {
        return new ExactIndex(DIMENSION, vectors);
    }
}
