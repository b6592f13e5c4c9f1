package dev.kanak.rag.article;

import dev.kanak.core.speech.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One article in one language.
 *
 * @param id stable id, e.g. {@code documents.hi}
 * @param title heading
 * @param language what it is written in: Hindi or English
 * @param translation id of the same article in the other language
 * @param tags subjects
 * @param askedAs words and phrases callers use for its subject that it does not use itself
 * @param authority the rule or policy it states
 * @param validFrom first day it holds
 * @param reviewedOn day it was last checked
 * @param body text with every figure filled in, without the heading
 */
public record KnowledgeArticle(
        String id,
        String title,
        Language language,
        Optional<String> translation,
        List<String> tags,
        List<String> askedAs,
        String authority,
        LocalDate validFrom,
        LocalDate reviewedOn,
        String body) {

    public KnowledgeArticle {
        tags = List.copyOf(tags);
        askedAs = List.copyOf(askedAs);
    }
}
