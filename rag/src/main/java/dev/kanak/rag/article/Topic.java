package dev.kanak.rag.article;

import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Optional;

/**
 * What one article says, in every language it is written in.
 *
 * @param articles one, or a translated pair
 */
public record Topic(List<KnowledgeArticle> articles) {

    public Topic {
        articles = List.copyOf(articles);
        if (articles.isEmpty()) {
            throw new IllegalArgumentException("articles must not be empty");
        }
    }

    /** The articles' id without their language, e.g. {@code documents} of {@code documents.hi}. */
    public String id() {
        String first = articles.getFirst().id();
        int dot = first.lastIndexOf('.');
        return dot > 0 ? first.substring(0, dot) : first;
    }

    /** The article to answer with: in Hindi for Hindi and Hinglish; in the other language if there is no translation. */
    public KnowledgeArticle in(Language language) {
        Language written = language == Language.HINGLISH ? Language.HINDI : language;
        return writtenIn(written).orElse(articles.getFirst());
    }

    private Optional<KnowledgeArticle> writtenIn(Language language) {
        return articles.stream()
                .filter(article -> article.language() == language)
                .findFirst();
    }
}
