package dev.kanak.rag.knowledge;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.article.KnowledgeBase;
import dev.kanak.rag.fusion.HybridConfig;
import dev.kanak.rag.fusion.HybridSearch;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.Reranker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The knowledge of one lender, in memory, searched in one step. Thread-safe.
 *
 * <p>A topic that covers too little of the question's meaning is not given, nor is anything if a subject that no article
 * answers fits better than every article.
 */
public final class KnowledgeIndex implements Retriever, AutoCloseable {

    private static final Duration TIME = Duration.ofMillis(500);

    /** Least share of a question's meaning that the best topic must cover. */
    private static final double COVERAGE = 0.4;

    /** A lower place is given only with this share of the best score. */
    private static final double WORTH_GIVING = 0.3;

    private final PassageSearch search;

    private KnowledgeIndex(PassageSearch search) {
        this.search = search;
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
        TextAnalysis analysis = new TextAnalysis();
        PassageIndex index = PassageIndex.inMemory(KnowledgePassages.of(knowledge), analysis, embedder);
        return new KnowledgeIndex(new HybridSearch(index, analysis, embedder, reranker, HybridConfig.DEFAULT));
    }

    /** One step of the search, for who wants to see more than the articles. */
    public PassageSearch search() {
        return search;
    }

    @Override
    public List<Article> find(String query, Language language, int limit) {
        // one more than asked for: a subject outside may lie between
        List<FoundPassage> found = search.search(
                        new PassageSearch.Request(query, language, limit + 1, Deadline.in(TIME)))
                .passages();
        if (limit < 1 || found.isEmpty() || !answers(found.getFirst())) {
            return List.of();
        }
        double floor = found.getFirst().score() * WORTH_GIVING;
        return found.stream()
                .filter(hit -> hit.score() >= floor && !KnowledgePassages.isOutside(hit.passage()))
                .limit(limit)
                .map(KnowledgeIndex::article)
                .toList();
    }

    private static boolean answers(FoundPassage best) {
        return best.coverage() >= COVERAGE && !KnowledgePassages.isOutside(best.passage());
    }

    private static Article article(FoundPassage found) {
        Passage passage = found.passage();
        return new Article(passage.id(), passage.title(), passage.text(), passage.language(), found.score());
    }

    @Override
    public void close() {
        search.close();
    }
}
