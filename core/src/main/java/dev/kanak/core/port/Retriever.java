package dev.kanak.core.port;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import java.util.List;

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

    /**
     * One article of the lender's knowledge.
     *
     * @param id stable id, e.g. {@code documents.hi}
     * @param title heading
     * @param text body with the lender's figures filled in
     * @param language language it is written in
     * @param score relevance; comparable within one answer only
     */
    record Article(String id, String title, String text, Language language, double score) {}
}
