package dev.kanak.rag.fusion;

import dev.kanak.rag.index.PassageIndex.WordHit;
import dev.kanak.rag.search.DenseIndex;
import dev.kanak.rag.search.Reranking;
import dev.kanak.rag.search.SearchTrace;
import dev.kanak.rag.search.SearchTrace.Kind;
import dev.kanak.rag.search.SearchTrace.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Both legs as they ended.
 *
 * @param vectors empty if the index has none
 */
record Legs(Leg.End<List<WordHit>> words, Optional<Leg.End<Vectors>> vectors) {

    /**
     * What vectors tell.
     *
     * @param hits nearest first
     * @param likeness how well each topic holds the words or their like; empty if that is not compared
     */
    record Vectors(List<DenseIndex.Hit> hits, Optional<ToDoubleFunction<String>> likeness) {

        static final Vectors NONE = new Vectors(List.of(), Optional.empty());
    }

    List<WordHit> wordHits() {
        return words.value().orElse(List.of());
    }

    List<DenseIndex.Hit> vectorHits() {
        return found().hits();
    }

    Optional<ToDoubleFunction<String>> likeness() {
        return found().likeness();
    }

    private Vectors found() {
        return vectors.flatMap(Leg.End::value).orElse(Vectors.NONE);
    }

    /** True if a leg that the index has did not come. */
    boolean isPartial() {
        return words.value().isEmpty()
                || vectors.filter(leg -> leg.value().isEmpty()).isPresent();
    }

    /** @param reranker that read what the legs found; empty if none did */
    List<SearchTrace.Leg> trace(Optional<Leg.End<Reranking>> reranker) {
        List<SearchTrace.Leg> trace = new ArrayList<>(3);
        trace.add(words.trace(Kind.SPARSE, wordHits().size()));
        trace.add(vectors.map(leg -> leg.trace(Kind.DENSE, vectorHits().size()))
                .orElse(new SearchTrace.Leg(Kind.DENSE, Outcome.ABSENT, 0, Duration.ZERO)));
        reranker.map(leg -> leg.trace(
                        Kind.RERANKER,
                        leg.value().map(read -> read.order().size()).orElse(0)))
                .ifPresent(trace::add);
        return trace;
    }
}
