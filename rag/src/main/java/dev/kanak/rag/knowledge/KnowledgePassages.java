package dev.kanak.rag.knowledge;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.article.ExampleQuestions;
import dev.kanak.rag.article.ExampleQuestions.Example;
import dev.kanak.rag.article.KnowledgeArticle;
import dev.kanak.rag.article.KnowledgeBase;
import dev.kanak.rag.article.Topic;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A lender's articles as passages: one an article, and one for each subject that no article answers. */
public final class KnowledgePassages {

    private static final String OUTSIDE = "outside/";

    private KnowledgePassages() {}

    /** The passages, articles first. */
    public static List<Passage> of(KnowledgeBase knowledge) {
        List<Passage> passages = new ArrayList<>();
        for (Topic topic : knowledge.topics()) {
            List<Example> examples = knowledge.examples().of(topic.id());
            for (KnowledgeArticle article : topic.articles()) {
                boolean alone = topic.articles().size() == 1;
                List<Example> own = examples.stream()
                        .filter(example -> alone || example.language() == article.language())
                        .toList();
                passages.add(passage(article, topic.id(), own));
            }
        }
        knowledge.outside().forEach(line -> addOutside(passages, Map.of(PassageIndex.ASKED_AS, line)));
        for (Example example : knowledge.examples().of(ExampleQuestions.OUTSIDE)) {
            addOutside(passages, Map.of(PassageIndex.EXAMPLES, lines(List.of(example))));
        }
        return passages;
    }

    private static void addOutside(List<Passage> passages, Map<String, String> metadata) {
        String id = OUTSIDE + (passages.size() + 1);
        passages.add(new Passage(id, id, Language.HINDI, "", "", metadata));
    }

    /** A line for each question, its wordings parted by tabs. */
    private static String lines(List<Example> examples) {
        return examples.stream()
                .map(example -> String.join("\t", example.wordings()))
                .collect(Collectors.joining("\n"));
    }

    /** True if a passage only says that no article answers its subject. */
    public static boolean isOutside(Passage passage) {
        return passage.topicId().startsWith(OUTSIDE);
    }

    private static Passage passage(KnowledgeArticle article, String topicId, List<Example> examples) {
        return new Passage(
                article.id(),
                topicId,
                article.language(),
                article.title(),
                article.body(),
                Map.of(
                        PassageIndex.ASKED_AS,
                        String.join(" . ", article.askedAs()),
                        PassageIndex.EXAMPLES,
                        lines(examples),
                        PassageIndex.ANSWERED_BY,
                        examples.stream()
                                .map(example -> Integer.toString(example.sentence()))
                                .collect(Collectors.joining("\n")),
                        "authority",
                        article.authority(),
                        "tags",
                        String.join(", ", article.tags()),
                        "valid_from",
                        article.validFrom().toString(),
                        "reviewed_on",
                        article.reviewedOn().toString()));
    }
}
