package dev.kanak.rag.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The YAML block at the head of an article, as written. */
record FrontMatter(
        String id,
        String title,
        String language,
        @Nullable String translation,
        List<String> tags,
        @Nullable List<String> askedAs,
        String authority,
        String validFrom,
        String reviewedOn) {}
