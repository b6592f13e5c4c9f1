package dev.kanak.rag.search;

import dev.kanak.core.speech.Language;
import java.util.Map;

/**
 * A piece of text that is indexed, found and reranked as a whole: an article, or one part of it.
 *
 * @param id unique in its index, e.g. {@code documents.hi#2}
 * @param topicId what the passage is about, shared by its translations and by the other parts of its article, e.g.
 *     {@code documents}; results are given once a topic
 * @param language what it is written in: Hindi or English
 * @param title heading of the article; may be empty
 * @param text body with every figure filled in
 * @param metadata what it is filtered and cited by: {@code authority}, {@code valid_from} and the like
 */
public record Passage(
        String id, String topicId, Language language, String title, String text, Map<String, String> metadata) {

    public Passage {
        metadata = Map.copyOf(metadata);
        if (id.isBlank() || topicId.isBlank()) {
            throw new IllegalArgumentException("a passage must have an id and a topic");
        }
    }
}
