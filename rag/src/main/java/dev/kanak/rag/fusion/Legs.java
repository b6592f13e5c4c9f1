package dev.kanak.rag.fusion;

import dev.kanak.rag.index.PassageIndex.WordHit;
import dev.kanak.rag.search.DenseIndex;
import dev.kanak.rag.search.SearchTrace;
import dev.kanak.rag.search.SearchTrace.Kind;
import dev.kanak.rag.search.SearchTrace.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Both legs as they ended.
 *
 * @param vectors empty if the index has none
 */
record Legs(Leg.End<List<WordHit>> words, Optional<Leg.End<List<DenseIndex.Hit>>> vectors) {

    List<WordHit> wordHits() {
        return words.value().orElse(List.of());
    }

    List<DenseIndex.Hit> vectorHits() {
        return vectors.flatMap(Leg.End::value).orElse(List.of());
    }

    /** True if a leg that the index has did not come. */
    boolean isPartial() {
        return words.value().isEmpty()
                || vectors.filter(leg -> leg.value().isEmpty()).isPresent();
    }

    List<SearchTrace.Leg> trace() {
        SearchTrace.Leg absent = new SearchTrace.Leg(Kind.DENSE, Outcome.ABSENT, 0, Duration.ZERO);
        return List.of(
                words.trace(Kind.SPARSE, wordHits().size()),
                vectors.map(leg -> leg.trace(Kind.DENSE, vectorHits().size())).orElse(absent));
    }
}
