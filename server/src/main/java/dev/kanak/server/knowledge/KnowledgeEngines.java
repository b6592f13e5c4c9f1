package dev.kanak.server.knowledge;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.article.KnowledgeBase;
import dev.kanak.rag.cache.CacheScope;
import dev.kanak.rag.dense.EmbedderConfig;
import dev.kanak.rag.dense.Embedders;
import dev.kanak.rag.fusion.HybridConfig;
import dev.kanak.rag.index.VectorStore;
import dev.kanak.rag.knowledge.KnowledgeIndex;
import dev.kanak.rag.knowledge.SearchEngines;
import dev.kanak.rag.qdrant.QdrantVectors;
import dev.kanak.rag.rerank.Rerankers;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.search.SearchTrace;
import dev.kanak.rag.steps.StepConfig;
import dev.kanak.server.config.KnowledgeConfig;
import dev.kanak.tools.lender.LenderConfig;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The models and stores that a lender's knowledge is searched with; they outlive every exchange of the articles. */
public final class KnowledgeEngines implements AutoCloseable {

    /** Requests that may wait for a published model. */
    private static final int QUEUE = 64;

    private final KnowledgeConfig config;
    private final Map<String, String> variables;
    private final InferencePool pool = new InferencePool(1, QUEUE);
    private final Optional<QdrantVectors> qdrant;
    private final SearchEngines engines;

    private KnowledgeEngines(
            KnowledgeConfig config, LenderConfig lender, Supplier<LocalDate> priceDay, Consumer<SearchTrace> observer) {
        this.config = config;
        this.variables = lender.kbVars();
        this.qdrant = config.qdrant().map(at -> new QdrantVectors(at.server(), at.retry()));
        Optional<Embedder> embedder = config.embedder().map(this::embedder);
        Optional<Reranker> reranker = config.reranker().map(this::reranker);
        String figures = Integer.toHexString(lender.hashCode());
        Supplier<CacheScope> scope =
                () -> new CacheScope(figures, priceDay.get().toString());
        this.engines = new SearchEngines(
                new TextAnalysis(),
                embedder,
                reranker,
                qdrant.<VectorStore>map(store -> store).orElse(VectorStore.MEMORY),
                hybrid(config),
                StepConfig.DEFAULT.withMoreSteps(config.furtherSearches()),
                Optional.of(config.cached()).filter(most -> most > 0).map(most -> new SearchEngines.Cache(most, scope)),
                observer);
    }

    /**
     * Loads the models.
     *
     * @param priceDay day of the gold price, asked at every question: what an earlier day remembers is not answered from
     * @param observer told of every search, on its thread
     * @throws SpeechException (MODEL_MISSING or MODEL_FAILED) if one is not usable, naming the key that chooses it
     */
    public static KnowledgeEngines load(
            KnowledgeConfig config, LenderConfig lender, Supplier<LocalDate> priceDay, Consumer<SearchTrace> observer) {
        return new KnowledgeEngines(config, lender, priceDay, observer);
    }

    private static HybridConfig hybrid(KnowledgeConfig config) {
        HybridConfig hybrid = HybridConfig.DEFAULT.withLegDeadline(config.searchTimeout());
        return config.reranker()
                .map(with -> hybrid.withReranker(with.model().candidates(), with.timeout()))
                .orElse(hybrid);
    }

    private Embedder embedder(EmbedderConfig model) {
        try {
            return Embedders.load(model, pool);
        } catch (SpeechException e) {
            throw named("knowledge.embedder", "leave it empty to search by words alone", e);
        }
    }

    private Reranker reranker(KnowledgeConfig.Reranking with) {
        try {
            return Rerankers.load(with.model(), pool);
        } catch (SpeechException e) {
            throw named("knowledge.reranker", "set it to off to go without", e);
        }
    }

    private static SpeechException named(String key, String remedy, SpeechException why) {
        return new SpeechException(
                why.kind(),
                "%s: %s; mend the folder, choose another, or %s".formatted(key, why.getMessage(), remedy),
                why.retryable(),
                why);
    }

    /**
     * The knowledge as its files say now.
     *
     * @throws dev.kanak.core.error.RetrievalException if an article is malformed or the folder cannot be read
     */
    public KnowledgeIndex index() {
        return KnowledgeIndex.of(KnowledgeBase.read(config.folder(), variables), engines);
    }

    /** The analysis that reads articles and questions. */
    public TextAnalysis analysis() {
        return engines.analysis();
    }

    /** The model that compares meanings; empty if none is configured. */
    public Optional<Embedder> embedder() {
        return engines.embedder();
    }

    /** Where the vectors are, in a few words, and why not if they are not there; empty if none are searched. */
    public String vectors() {
        if (engines.embedder().isEmpty()) {
            return "none";
        }
        return qdrant.map(store ->
                        store.trouble().map(why -> "words alone: " + why).orElse("qdrant"))
                .orElse("memory");
    }

    /** True if vectors are searched, where they are configured to be. */
    public boolean servesVectors() {
        return engines.embedder().isPresent()
                && qdrant.map(store -> store.trouble().isEmpty()).orElse(true);
    }

    @Override
    public void close() {
        engines.reranker().ifPresent(Reranker::close);
        engines.embedder().ifPresent(Embedder::close);
        pool.close();
    }
}
