package dev.kanak.rag.knowledge;

import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.cache.CacheScope;
import dev.kanak.rag.fusion.HybridConfig;
import dev.kanak.rag.index.VectorStore;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.search.SearchTrace;
import dev.kanak.rag.steps.StepConfig;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a lender's knowledge is searched with. Outlives every exchange of the articles; models are not closed with an index.
 *
 * @param vectors where vectors are kept, if there is an embedder
 * @param cache what remembers results; empty for nothing
 * @param observer told of every search, on its thread
 */
public record SearchEngines(
        TextAnalysis analysis,
        Optional<Embedder> embedder,
        Optional<Reranker> reranker,
        VectorStore vectors,
        HybridConfig hybrid,
        StepConfig steps,
        Optional<Cache> cache,
        Consumer<SearchTrace> observer) {

    /**
     * How results are remembered. Each state of the knowledge has a memory of its own.
     *
     * @param capacity most results, at least 1
     * @param scope what results depend on besides question and knowledge; asked at every question
     */
    public record Cache(int capacity, Supplier<CacheScope> scope) {}

    /** Vectors in memory, the usual settings, nothing remembered. */
    public static SearchEngines of(Optional<Embedder> embedder, Optional<Reranker> reranker) {
        return new SearchEngines(
                new TextAnalysis(),
                embedder,
                reranker,
                VectorStore.MEMORY,
                HybridConfig.DEFAULT,
                StepConfig.DEFAULT,
                Optional.empty(),
                _ -> {});
    }

    /** The same with a memory. */
    public SearchEngines withCache(Cache other) {
        return new SearchEngines(analysis, embedder, reranker, vectors, hybrid, steps, Optional.of(other), observer);
    }

    /** The same with vectors elsewhere. */
    public SearchEngines withVectors(VectorStore other) {
        return new SearchEngines(analysis, embedder, reranker, other, hybrid, steps, cache, observer);
    }

    /** The same watched by another. */
    public SearchEngines withObserver(Consumer<SearchTrace> other) {
        return new SearchEngines(analysis, embedder, reranker, vectors, hybrid, steps, cache, other);
    }
}
