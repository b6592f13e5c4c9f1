package dev.kanak.rag.knowledge;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.article.KnowledgeArticle;
import dev.kanak.rag.article.KnowledgeBase;
import dev.kanak.rag.article.Topic;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A lender's articles as passages: one an article, and one for each subject that no article answers. */
public final class KnowledgePassages {

    private static final String OUTSIDE = "outside/";

    private KnowledgePassages() {}

    /** The passages, articles first. */
    public static List<Passage> of(KnowledgeBase knowledge) {
        List<Passage> passages = new ArrayList<>();
        for (Topic topic : knowledge.topics()) {
            String topicId = withoutLanguage(topic.articles().getFirst().id());
            topic.articles().forEach(article -> passages.add(passage(article, topicId)));
        }
        for (int i = 0; i < knowledge.outside().size(); i++) {
            String id = OUTSIDE + (i + 1);
            Map<String, String> asked =
                    Map.of(PassageIndex.ASKED_AS, knowledge.outside().get(i));
            passages.add(new Passage(id, id, Language.HINDI, "", "", asked));
        }
        return passages;
    }

    /** True if a passage only says that no article answers its subject. */
    public static boolean isOutside(Passage passage) {
        return passage.topicId().startsWith(OUTSIDE);
    }

    private static Passage passage(KnowledgeArticle article, String topicId) {
        return new Passage(
                article.id(),
                topicId,
                article.language(),
                article.title(),
                article.body(),
                Map.of(
                        PassageIndex.ASKED_AS,
                        String.join(" . ", article.askedAs()),
                        "authority",
                        article.authority(),
                        "tags",
                        String.join(", ", article.tags()),
                        "valid_from",
                        article.validFrom().toString(),
                        "reviewed_on",
                        article.reviewedOn().toString()));
    }

    private static String withoutLanguage(String id) {
        int dot = id.lastIndexOf('.');
        return dot > 0 ? id.substring(0, dot) : id;
    }
}
