package dev.kanak.rag.index;

import dev.kanak.rag.article.KnowledgeArticle;
import dev.kanak.rag.article.Topic;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A part of a topic that is indexed apart, because a match in it means more or less. */
enum Part {
    TITLE(1.0f, KnowledgeArticle::title),
    ASKED(2.0f, article -> String.join(" . ", article.askedAs())),
    BODY(1.0f, KnowledgeArticle::body);

    private final float weight;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
    private final Function<KnowledgeArticle, String> text;

    Part(float weight, Function<KnowledgeArticle, String> text) {
        this.weight = weight;
        this.text = text;
    }

    float weight() {
        return weight;
    }

    /** The text of this part, in all languages. */
    String text(Topic topic) {
        return topic.articles().stream().map(text).collect(Collectors.joining(" . "));
    }

    /** Name of the index field for one form of the words. */
    String field(Form form) {
        return name() + "." + form.name();
    }
}
