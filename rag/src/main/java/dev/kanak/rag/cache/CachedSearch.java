package dev.kanak.rag.cache;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.analysis.WordForms;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.SearchTrace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A search that remembers its results: first by the same text, then by words that sound the same, then by a like meaning.
 * Thread-safe.
 *
 * <p>A result is given again only under the same knowledge, models, settings, lender's configuration, language and gold price
 * date. A question with a figure in it is neither remembered nor answered from memory, for it may be a caller's own, and its
 * answer computed; nor is a result that a leg is missing from. No word of a question is kept, only digests and vectors.
 */
public final class CachedSearch implements PassageSearch {

    private final PassageSearch search;
    private final TextAnalysis analysis;
    private final Optional<Embedder> embedder;
    private final Supplier<CacheScope> scope;
    private final ResultCache results;

    /**
     * @param embedder finds questions of a like meaning; without one only words are compared
     * @param scope what results depend on now; asked at every question
     * @param capacity results kept, at least 1
     */
    public CachedSearch(
            PassageSearch search,
            TextAnalysis analysis,
            Optional<Embedder> embedder,
            Supplier<CacheScope> scope,
            int capacity) {
        this.search = search;
        this.analysis = analysis;
        this.embedder = embedder;
        this.scope = scope;
        this.results = new ResultCache(capacity);
    }

    @Override
    public Result search(Request request) {
        long begun = System.nanoTime();
        Question question = analysis.question(request.text(), request.language() != Language.ENGLISH);
        if (question.content().isEmpty() || question.content().stream().anyMatch(WordForms::isNumber)) {
            return search.search(request);
        }
        CacheKey key = key(request);
        String text = Digest.of(request.text().strip().toLowerCase(Locale.ROOT));
        SoundBag bag = SoundBag.of(question).digested();
        Optional<ResultCache.Hit> byWords = results.find(key, text, bag);
        if (byWords.isPresent()) {
            return remembered(byWords.get(), question, begun);
        }
        float @Nullable [] vector = vector(request.text());
        Optional<ResultCache.Hit> byMeaning = vector == null ? Optional.empty() : results.find(key, vector);
        if (byMeaning.isPresent()) {
            return remembered(byMeaning.get(), question, begun);
        }
        Result result = search.search(request);
        if (!result.trace().isPartial()) {
            results.put(key, text, bag, vector, result);
        }
        return result;
    }

    /** Results remembered. */
    public int size() {
        return results.size();
    }

    @Override
    public String version() {
        return search.version();
    }

    @Override
    public void close() {
        search.close();
    }

    private CacheKey key(Request request) {
        CacheScope now = scope.get();
        return new CacheKey(
                search.version(), now.configuration(), request.language(), now.priceDate(), request.limit());
    }

    /** Null without an embedder, or if it fails. */
    private float @Nullable [] vector(String text) {
        try {
            return embedder.isEmpty() ? null : embedder.get().embed(text, Embedder.Role.QUERY);
        } catch (RetrievalException e) {
            return null;
        }
    }

    private static Result remembered(ResultCache.Hit hit, Question question, long begun) {
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        SearchTrace.Leg leg = new SearchTrace.Leg(
                switch (hit.level()) {
                    case EXACT -> SearchTrace.Kind.CACHE_EXACT;
                    case SOUND -> SearchTrace.Kind.CACHE_SOUND;
                    case MEANING -> SearchTrace.Kind.CACHE_MEANING;
                },
                SearchTrace.Outcome.DONE,
                hit.passages().size(),
                time);
        return new Result(
                hit.passages(),
                new SearchTrace(question.queryClass(), List.of(leg), hit.scores(), Optional.empty(), time));
    }
}
