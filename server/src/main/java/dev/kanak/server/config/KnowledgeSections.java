package dev.kanak.server.config;

import dev.kanak.rag.dense.EmbedderConfig;
import dev.kanak.rag.dense.Pooling;
import dev.kanak.rag.qdrant.QdrantConfig;
import dev.kanak.rag.rerank.ExitRule;
import dev.kanak.rag.rerank.RerankerConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The sections of the knowledge and its search. */
final class KnowledgeSections {

    /** Variable that holds the API key of Qdrant. */
    static final String QDRANT_API_KEY = "KANAK_QDRANT_API_KEY";

    /** Subwords of an article or question that a published embedder reads. */
    private static final int EMBEDDER_TOKENS = 512;

    /** Topics that a reranker reads. */
    private static final int RERANKED = 8;

    private static final String RERANKER = "knowledge.reranker";
    private static final Path SHIPPED_RERANKER = Path.of("data/models/rerank");
    private static final int UPLOAD = 256;

    private final Settings settings;
    private final Secrets secrets;
    private final Path home;

    KnowledgeSections(Settings settings, Secrets secrets, Path home) {
        this.settings = settings;
        this.secrets = secrets;
        this.home = home;
    }

    KnowledgeConfig knowledge() {
        Optional<EmbedderConfig> embedder = embedder();
        return new KnowledgeConfig(
                settings.path("knowledge.folder"),
                embedder,
                reranker(),
                settings.millis("knowledge.search-timeout-ms", 1, 60_000),
                settings.integer("knowledge.cache", 0, 1_000_000),
                settings.integer("knowledge.further-searches", 0, 2),
                qdrant(embedder.isPresent()));
    }

    private Optional<EmbedderConfig> embedder() {
        String query = settings.optionalText("knowledge.embedder-query-prefix").orElse("");
        String passage =
                settings.optionalText("knowledge.embedder-passage-prefix").orElse("");
        Pooling pooling = switch (settings.oneOf("knowledge.embedder-pooling", "mean", "first-token", "in-graph")) {
            case "first-token" -> Pooling.FIRST_TOKEN;
            case "in-graph" -> Pooling.IN_GRAPH;
            default -> Pooling.MEAN;
        };
        return settings.optionalPath("knowledge.embedder")
                .map(folder -> new EmbedderConfig(folder, query, passage, pooling, EMBEDDER_TOKENS));
    }

    private Optional<KnowledgeConfig.Reranking> reranker() {
        String chosen = settings.text(RERANKER);
        var timeout = settings.millis("knowledge.reranker-timeout-ms", 10, 10_000);
        int tokens = settings.integer("knowledge.reranker-max-tokens", 16, 8_192);
        return switch (chosen) {
            // YAML reads a bare off as false
            case "", "off", "false" -> Optional.empty();
            case "kanak" ->
                Optional.of(new KnowledgeConfig.Reranking(
                        new RerankerConfig(
                                home.resolve(SHIPPED_RERANKER), RERANKED, tokens, RerankerConfig.SHIPPED_RULE),
                        timeout));
            default -> {
                Path folder = settings.path(RERANKER);
                if (!Files.isDirectory(folder)) {
                    settings.problem(
                            RERANKER,
                            "must be off, kanak or the folder of a published cross-encoder; there is no folder "
                                    + folder);
                }
                yield Optional.of(new KnowledgeConfig.Reranking(
                        new RerankerConfig(folder, RERANKED, tokens, ExitRule.ALL_SEGMENTS), timeout));
            }
        };
    }

    private Optional<KnowledgeConfig.Qdrant> qdrant(boolean embedded) {
        boolean chosen = settings.oneOf("knowledge.vectors", "memory", "qdrant").equals("qdrant");
        Optional<URI> url = settings.address("qdrant.url");
        String collection = settings.text("qdrant.collection");
        var timeout = settings.millis("qdrant.timeout-ms", 10, 60_000);
        var retry = settings.seconds("qdrant.retry-s", 1, 3_600);
        if (!chosen) {
            return Optional.empty();
        }
        if (!embedded) {
            settings.problem("knowledge.vectors", "qdrant needs vectors; set knowledge.embedder to a model's folder");
        }
        if (url.isEmpty()) {
            settings.problem("qdrant.url", "must be set for knowledge.vectors=qdrant, e.g. http://127.0.0.1:6334");
            return Optional.empty();
        }
        try {
            var server =
                    new QdrantConfig(url.get(), secrets.optional(QDRANT_API_KEY), collection, "text", timeout, UPLOAD);
            return Optional.of(new KnowledgeConfig.Qdrant(server, retry));
        } catch (IllegalArgumentException e) {
            settings.problem("qdrant.url", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
