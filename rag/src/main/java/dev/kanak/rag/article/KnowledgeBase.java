package dev.kanak.rag.article;

import dev.kanak.core.error.RetrievalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All articles of a lender, translations joined, and what it knows to be outside of them.
 *
 * @param topics in the order of their files
 * @param outside subjects callers ask about that no article answers, each in several wordings parted by semicolons
 * @param examples how callers ask about the topics, and what else they ask
 */
public record KnowledgeBase(List<Topic> topics, List<String> outside, ExampleQuestions examples) {

    private static final String OUTSIDE = "outside.txt";
    private static final String EXAMPLES = "questions";

    public KnowledgeBase {
        topics = List.copyOf(topics);
        outside = List.copyOf(outside);
    }

    /** Articles without examples of questions. */
    public KnowledgeBase(List<Topic> topics, List<String> outside) {
        this(topics, outside, ExampleQuestions.NONE);
    }

    /**
     * Reads every {@code .md} file of a folder, and {@code outside.txt} and the files of {@code questions} if they are there.
     *
     * @param variables figures that articles name as {@code {{name}}}
     * @throws RetrievalException (INVALID_ARTICLE) if an article is malformed, names an unknown variable, repeats an id or
     *     names a translation that does not name it back, or if an example question names no topic; (INDEX_FAILED) if the
     *     folder cannot be read
     */
    public static KnowledgeBase read(Path folder, Map<String, String> variables) {
        ArticleReader reader = new ArticleReader(variables);
        Map<String, KnowledgeArticle> byId = new LinkedHashMap<>();
        List<RetrievalException> broken = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                add(reader.read(String.valueOf(file.getFileName()), content(file)), byId);
            } catch (RetrievalException e) {
                broken.add(e);
            }
        }
        if (broken.size() == 1) {
            throw broken.getFirst();
        } else if (!broken.isEmpty()) {
            throw together(broken);
        }
        if (byId.isEmpty()) {
            throw new RetrievalException(
                    RetrievalException.Kind.INDEX_FAILED,
                    "the knowledge folder holds no article (*.md): " + folder,
                    false);
        }
        List<Topic> topics = topics(byId);
        ExampleQuestions examples = ExampleQuestions.read(folder.resolve(EXAMPLES));
        checkTopics(examples, topics);
        return new KnowledgeBase(topics, outside(folder.resolve(OUTSIDE)), examples);
    }

    private static void checkTopics(ExampleQuestions examples, List<Topic> topics) {
        Set<String> known = topics.stream().map(Topic::id).collect(Collectors.toCollection(TreeSet::new));
        known.add(ExampleQuestions.OUTSIDE);
        List<String> unknown = examples.byTopic().keySet().stream()
                .filter(topic -> !known.contains(topic))
                .toList();
        if (!unknown.isEmpty()) {
            throw new RetrievalException(
                    RetrievalException.Kind.INVALID_ARTICLE,
                    "example questions stand under " + unknown
                            + ", which no article has as its id without the language",
                    false);
        }
    }

    /** Articles that no other language has; a caller of that language hears them in this one. */
    public List<KnowledgeArticle> untranslated() {
        return topics.stream()
                .filter(topic -> topic.articles().size() == 1)
                .map(topic -> topic.articles().getFirst())
                .toList();
    }

    private static void add(KnowledgeArticle article, Map<String, KnowledgeArticle> byId) {
        if (byId.putIfAbsent(article.id(), article) != null) {
            throw invalid(article, "has an id that another file has; give it one of its own");
        }
    }

    private static RetrievalException together(List<RetrievalException> broken) {
        String reasons = broken.stream().map(Throwable::getMessage).collect(Collectors.joining(System.lineSeparator()));
        return new RetrievalException(RetrievalException.Kind.INVALID_ARTICLE, reasons, false);
    }

    private static List<Topic> topics(Map<String, KnowledgeArticle> byId) {
        List<Topic> topics = new ArrayList<>();
        for (KnowledgeArticle article : byId.values()) {
            Optional<KnowledgeArticle> translation = article.translation().map(id -> translation(article, id, byId));
            if (translation.isEmpty()) {
                topics.add(new Topic(List.of(article)));
            } else if (article.id().compareTo(translation.get().id()) < 0) {
                topics.add(new Topic(List.of(article, translation.get())));
            }
        }
        return topics;
    }

    private static KnowledgeArticle translation(
            KnowledgeArticle article, String id, Map<String, KnowledgeArticle> byId) {
        KnowledgeArticle other = byId.get(id);
        if (other == null
                || !other.translation().filter(article.id()::equals).isPresent()
                || other.language() == article.language()) {
            throw invalid(
                    article,
                    "names the translation " + id
                            + ", which does not exist or does not name it back in another language");
        }
        return other;
    }

    private static List<String> outside(Path file) {
        return Files.exists(file)
                ? content(file)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList()
                : List.of();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable("the knowledge folder " + folder, e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw unreadable("file " + file.getFileName() + " is not UTF-8: it", e);
        } catch (IOException e) {
            throw unreadable("file " + file.getFileName(), e);
        }
    }

    private static RetrievalException unreadable(String what, Exception cause) {
        return new RetrievalException(RetrievalException.Kind.INDEX_FAILED, what + " cannot be read", false, cause);
    }

    private static RetrievalException invalid(KnowledgeArticle article, String why) {
        return new RetrievalException(
                RetrievalException.Kind.INVALID_ARTICLE, "article " + article.id() + " " + why, false);
    }
}
