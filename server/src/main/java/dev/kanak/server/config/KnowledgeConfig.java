package dev.kanak.server.config;

import dev.kanak.rag.dense.EmbedderConfig;
import dev.kanak.rag.qdrant.QdrantConfig;
import dev.kanak.rag.rerank.RerankerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a conversation knows and how it is searched.
 *
 * @param folder of articles
 * @param embedder model that compares meanings; empty to search by words alone
 * @param reranker model that reads what was found once more; empty for none
 * @param searchTimeout after which a search goes by what is there, words or vectors
 * @param cached results that are remembered at most; 0 for none
 * @param furtherSearches searches that may follow the first if it is not enough, 0 to 2
 * @param qdrant where vectors are kept; empty for in memory
 */
public record KnowledgeConfig(
        Path folder,
        Optional<EmbedderConfig> embedder,
        Optional<Reranking> reranker,
        Duration searchTimeout,
        int cached,
        int furtherSearches,
        Optional<Qdrant> qdrant) {

    /**
     * A reranker.
     *
     * @param timeout after which the search's own order stands
     */
    public record Reranking(RerankerConfig model, Duration timeout) {}

    /**
     * Vectors in Qdrant.
     *
     * @param retry time between two attempts to publish the vectors
     */
    public record Qdrant(QdrantConfig server, Duration retry) {}
}
