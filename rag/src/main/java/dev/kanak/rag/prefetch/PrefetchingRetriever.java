package dev.kanak.rag.prefetch;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.cache.SoundBag;
import dev.kanak.rag.steps.StepPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A retriever that searches ahead while a caller speaks, and answers from that when the finished question is much the same.
 * Thread-safe; what one call has said is seen by no other.
 */
public final class PrefetchingRetriever implements Retriever {

    /** Most articles that a search ahead finds. */
    private static final int LIMIT = 5;

    private final Retriever retriever;
    private final TextAnalysis analysis;

    /** Takes the retriever that searches, and the analysis that says when two texts ask the same. */
    public PrefetchingRetriever(Retriever retriever, TextAnalysis analysis) {
        this.retriever = retriever;
        this.analysis = analysis;
    }

    @Override
    public List<Article> find(String query, Language language, int limit) {
        return retriever.find(query, language, limit);
    }

    @Override
    public List<Article> find(String query, Optional<String> earlier, Language language, int limit) {
        return retriever.find(query, earlier, language, limit);
    }

    @Override
    public Searched search(String query, Optional<String> earlier, Language language, int limit) {
        return retriever.search(query, earlier, language, limit);
    }

    @Override
    public Retriever forCall() {
        return new Call();
    }

    /** What one call has begun. */
    private final class Call implements Retriever {

        private record Ahead(Language language, FutureTask<Searched> search) {}

        private final PrefetchPolicy policy = new PrefetchPolicy(text -> SoundBag.of(analysis.question(text, true)));
        private final Map<Integer, Ahead> searches = new HashMap<>();

        @Override
        public void heard(String partial, Language language, boolean silent) {
            synchronized (policy) {
                for (PrefetchPolicy.Action action : policy.onHeard(partial, silent)) {
                    switch (action) {
                        case PrefetchPolicy.Action.Start(int number, String text) -> start(number, text, language);
                        case PrefetchPolicy.Action.Cancel(int number) -> cancel(number);
                    }
                }
            }
        }

        @Override
        public List<Article> find(String query, Language language, int limit) {
            return find(query, Optional.empty(), language, limit);
        }

        @Override
        public List<Article> find(String query, Optional<String> earlier, Language language, int limit) {
            return search(query, earlier, language, limit).articles();
        }

        /** A question that leans on an earlier one is searched for with that one, which no search ahead was. */
        @Override
        public Searched search(String query, Optional<String> earlier, Language language, int limit) {
            boolean leans = earlier.isPresent() && StepPolicy.leans(query, this::contentWords);
            return limit > LIMIT || leans
                    ? retriever.search(query, earlier, language, limit)
                    : ahead(query, language)
                            .flatMap(Call::result)
                            .filter(found -> !found.articles().isEmpty())
                            .map(found -> new Searched(
                                    found.articles().stream().limit(limit).toList(),
                                    found.effort().doneAhead()))
                            .orElseGet(() -> retriever.search(query, earlier, language, limit));
        }

        /** Every search of the turn that still runs is given up. */
        @Override
        public void turnOver() {
            synchronized (policy) {
                policy.onTurnOver();
                searches.values().forEach(ahead -> ahead.search().cancel(true));
                searches.clear();
            }
        }

        /** The search that fits a question; it may be asked again, by a rehearsal first and then by the turn. */
        private Optional<Ahead> ahead(String query, Language language) {
            synchronized (policy) {
                return policy.onQuestion(query)
                        .map(searches::get)
                        .filter(ahead -> isEnglish(ahead.language()) == isEnglish(language));
            }
        }

        /** Hindi and Hinglish are answered from the same sentences. */
        private static boolean isEnglish(Language language) {
            return language == Language.ENGLISH;
        }

        private int contentWords(String text) {
            return analysis.question(text, true).content().size();
        }

        private void start(int number, String text, Language language) {
            FutureTask<Searched> search =
                    new FutureTask<>(() -> retriever.search(text, Optional.empty(), language, LIMIT));
            searches.put(number, new Ahead(language, search));
            Thread.ofVirtual().name("search-ahead").start(search);
        }

        /** A search that is done may still be of use; one that runs is stopped. */
        private void cancel(int number) {
            Ahead ahead = searches.get(number);
            if (ahead != null && !ahead.search().isDone()) {
                ahead.search().cancel(true);
                searches.remove(number);
            }
        }

        private static Optional<Searched> result(Ahead ahead) {
            try {
                return Optional.of(ahead.search().get());
            } catch (ExecutionException | CancellationException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "the search was given up", true, e);
            }
        }
    }
}
