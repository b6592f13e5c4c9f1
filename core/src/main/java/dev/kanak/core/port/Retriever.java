package dev.kanak.core.port;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Optional;

/** Finds the articles that answer a question. Thread-safe. */
public interface Retriever {

    /**
     * The best articles for a question, best first; empty if none fits.
     *
     * @param query the caller's words, any script
     * @param language language the answer should be in; an article in another is given only if it has no translation
     * @param limit at most this many
     * @throws RetrievalException if the index cannot be searched
     */
    List<Article> find(String query, Language language, int limit);

    /** This retriever for one call, which may remember what its caller has begun to say; by default it remembers nothing. */
    default Retriever forCall() {
        return this;
    }

    /**
     * Takes what a caller has said of the turn so far, so that a search may begin before the question is finished; nothing but
     * searches follows from it. By default it is passed over. Never blocks.
     *
     * @param partial the recogniser's latest text of the whole turn
     * @param language language the answer would be in
     * @param silent whether the caller is silent now
     */
    default void heard(String partial, Language language, boolean silent) {}

    /** The caller's turn is answered: what was begun for it is of no more use. By default nothing happens. */
    default void turnOver() {}

    /**
     * The best articles for a question that may lean on an earlier one of the same call ("aur uska byaaj?").
     *
     * @param earlier the caller's last question that was answered from the knowledge; empty if there was none
     * @throws RetrievalException if the index cannot be searched
     */
    default List<Article> find(String query, Optional<String> earlier, Language language, int limit) {
        return find(query, language, limit);
    }

    /**
     * The same search together with what it took.
     *
     * @param earlier the caller's last question that was answered from the knowledge; empty if there was none
     * @throws RetrievalException if the index cannot be searched
     */
    default Searched search(String query, Optional<String> earlier, Language language, int limit) {
        return new Searched(find(query, earlier, language, limit), SearchEffort.UNKNOWN);
    }

    /**
     * Articles and what finding them took.
     *
     * @param articles best first; empty if none fits
     */
    record Searched(List<Article> articles, SearchEffort effort) {

        public Searched {
            articles = List.copyOf(articles);
        }
    }

    /**
     * One article of the lender's knowledge.
     *
     * @param id stable id, e.g. {@code documents.hi}
     * @param title heading
     * @param text body with the lender's figures filled in
     * @param language language it is written in
     * @param score relevance; comparable within one answer only
     * @param answer the sentences of the text that answer the question, at most two, the asked fact's first; empty if the
     *     retriever does not choose them
     */
    record Article(String id, String title, String text, Language language, double score, String answer) {

        /** An article whose sentences the reader chooses. */
        public Article(String id, String title, String text, Language language, double score) {
            this(id, title, text, language, score, "");
        }
    }
}
