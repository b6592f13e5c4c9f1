package dev.kanak.rag.knowledge;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.answer.AnswerSentences;
import dev.kanak.rag.article.KnowledgeBase;
import dev.kanak.rag.cache.CachedSearch;
import dev.kanak.rag.cache.RecentVectors;
import dev.kanak.rag.fusion.HybridSearch;
import dev.kanak.rag.index.LikeWords;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.steps.KnowledgeSteps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The knowledge of one lender, in memory. Thread-safe.
 *
 * <p>A topic that covers too little of the question's meaning is not given, nor is anything if a subject that no article
 * answers fits better than every article.
 */
public final class KnowledgeIndex implements Retriever, AutoCloseable {

    /** The first search loads classes and dictionaries: no caller should wait for that. */
    private static final String WARM_UP = "gold loan ka byaj kitna hai";

    private static final Duration WARM_UP_TIME = Duration.ofSeconds(30);

    private final PassageSearch search;
    private final KnowledgeSteps steps;

    private KnowledgeIndex(PassageSearch search, KnowledgeSteps steps) {
        this.search = search;
        this.steps = steps;
    }

    /**
     * Reads a folder of articles and indexes it by words alone.
     *
     * @param variables figures that articles name as {@code {{name}}}
     * @throws RetrievalException (INVALID_ARTICLE) if an article is malformed; (INDEX_FAILED) if the folder cannot be read
     */
    public static KnowledgeIndex open(Path folder, Map<String, String> variables) {
        return of(KnowledgeBase.read(folder, variables), Optional.empty(), Optional.empty());
    }

    /** Indexes articles, by vectors too if there is an embedder. */
    public static KnowledgeIndex of(KnowledgeBase knowledge, Optional<Embedder> embedder, Optional<Reranker> reranker) {
        return of(knowledge, SearchEngines.of(embedder, reranker));
    }

    /** Indexes articles to be searched by given engines. */
    public static KnowledgeIndex of(KnowledgeBase knowledge, SearchEngines engines) {
        TextAnalysis analysis = engines.analysis();
        // the cache, the search and the choice of sentences ask for the same vector
        Optional<BuildVectors> building = engines.embedder().map(BuildVectors::new);
        Optional<Embedder> embedder = building.map(RecentVectors::new);
        List<Passage> passages = KnowledgePassages.of(knowledge);
        PassageIndex index = PassageIndex.of(passages, analysis, embedder, engines.vectors());
        Optional<LikeWords> likeWords = embedder.flatMap(model -> LikeWords.of(passages, analysis, model));
        PassageSearch plain =
                new HybridSearch(index, analysis, embedder, engines.reranker(), engines.hybrid(), likeWords);
        plain.search(new PassageSearch.Request(WARM_UP, Language.HINGLISH, 1, Deadline.in(WARM_UP_TIME)));
        PassageSearch remembering = engines.cache()
                .<PassageSearch>map(
                        cache -> new CachedSearch(plain, analysis, embedder, cache.scope(), cache.capacity()))
                .orElse(plain);
        PassageSearch search = new ObservedSearch(remembering, engines.observer());
        AnswerSentences sentences = AnswerSentences.of(analysis, embedder, passages);
        building.ifPresent(BuildVectors::built);
        return new KnowledgeIndex(
                search, new KnowledgeSteps(search, analysis, sentences, engines.steps(), KnowledgePassages::isOutside));
    }

    /** One step of the search, for who wants to see more than the articles. */
    public PassageSearch search() {
        return search;
    }

    @Override
    public List<Article> find(String query, Language language, int limit) {
        return steps.find(query, language, limit);
    }

    @Override
    public List<Article> find(String query, Optional<String> earlier, Language language, int limit) {
        return steps.find(query, earlier, language, limit);
    }

    @Override
    public Searched search(String query, Optional<String> earlier, Language language, int limit) {
        return steps.search(query, earlier, language, limit);
    }

    /** The same search with every step it took. */
    public KnowledgeSteps steps() {
        return steps;
    }

    /** Stands for the articles, their figures and the models: equal versions answer alike. */
    public String version() {
        return search.version();
    }

    @Override
    public void close() {
        search.close();
    }
}
