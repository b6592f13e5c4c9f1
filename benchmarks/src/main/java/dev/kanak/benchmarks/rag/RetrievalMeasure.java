package dev.kanak.benchmarks.rag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.article.KnowledgeBase;
import dev.kanak.rag.evaluation.SearchLatency;
import dev.kanak.rag.knowledge.KnowledgeIndex;
import dev.kanak.rag.knowledge.KnowledgePassages;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.server.config.ConfigLoader;
import dev.kanak.server.knowledge.KnowledgeEngines;
import dev.kanak.tools.lender.LenderConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kanak's retrieval beside LangChain4j's, over the lender's articles with the same embedder: how often the right article comes
 * first and among three, nDCG@10, and the time of a search with four at once. Nothing is declined and nothing remembered.
 *
 * <p>Run from the top folder; the arguments are files of questions ({@code data/eval/retrieval-test.jsonl}).
 */
public final class RetrievalMeasure {

    private static final int DEPTH = 10;
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Settings under which every search has all its parts. */
    private static final List<String> PATIENT = List.of("knowledge.cache=0", "knowledge.search-timeout-ms=10000");

    private RetrievalMeasure() {}

    /** A question and the topics that answer it. */
    private record Question(String text, Language language, List<String> gold) {}

    /** Finds topics, best first. */
    @FunctionalInterface
    private interface Ranking {
        List<String> topics(Question question);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Question> questions = new ArrayList<>();
        for (String file : args.length == 0 ? new String[] {"data/eval/retrieval-test.jsonl"} : args) {
            questions.addAll(read(Path.of(file)));
        }
        var home = Path.of("").toAbsolutePath();
        var mind = ConfigLoader.load(new ConfigLoader.Request(home, "personal", Map.of(), PATIENT))
                .mind();
        var lender = LenderConfig.read(mind.tools().lenderConfig());
        List<Passage> articles =
                KnowledgePassages.of(KnowledgeBase.read(mind.knowledge().folder(), lender.kbVars())).stream()
                        .filter(passage -> !KnowledgePassages.isOutside(passage))
                        .toList();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (KnowledgeEngines engines =
                        KnowledgeEngines.load(mind.knowledge(), lender, lender.goldPrice()::asOf, _ -> {});
                KnowledgeIndex index = engines.index()) {
            Embedder embedder = engines.embedder().orElseThrow();
            var other = new LangChainSearch(articles, embedder);
            out.println("| retrieval | questions | R@1 | R@3 | nDCG@10 | p50 ms | p95 ms | p99 ms | load |");
            out.println("|---|---|---|---|---|---|---|---|---|");
            out.println(row("Kanak", question -> topics(index, question), questions));
            out.println(row("LangChain4j", question -> other.topics(question.text()), questions));
        }
    }

    private static List<String> topics(KnowledgeIndex index, Question question) {
        var request = new PassageSearch.Request(question.text(), question.language(), 2 * DEPTH, Deadline.in(PATIENCE));
        return index.search().search(request).passages().stream()
                .filter(found -> !KnowledgePassages.isOutside(found.passage()))
                .map(found -> found.passage().topicId())
                .limit(DEPTH)
                .toList();
    }

    private static String row(String name, Ranking ranking, List<Question> questions) throws InterruptedException {
        double first = 0;
        double third = 0;
        double gain = 0;
        for (Question question : questions) {
            List<String> topics = ranking.topics(question);
            int place = 0;
            while (place < topics.size() && !question.gold().contains(topics.get(place))) {
                place++;
            }
            boolean found = place < Math.min(DEPTH, topics.size());
            first += found && place == 0 ? 1 : 0;
            third += found && place < 3 ? 1 : 0;
            gain += found ? Math.log(2) / Math.log(place + 2) : 0;
        }
        List<Question> often = Stream.generate(() -> questions)
                .limit(ROUNDS)
                .flatMap(List::stream)
                .toList();
        SearchLatency latency = SearchLatency.of(often, AT_ONCE, question -> {
            List<String> _ = ranking.topics(question);
            return false;
        });
        int size = questions.size();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f | %.1f | %.1f | %.1f | %.1f |",
                name,
                size,
                first / size,
                third / size,
                gain / size,
                latency.percentileMs(0.5),
                latency.percentileMs(0.95),
                latency.percentileMs(0.99),
                latency.load());
    }

    private static List<Question> read(Path file) throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = new ObjectMapper().readTree(line);
            List<String> gold = new ArrayList<>();
            json.path("gold_articles").forEach(id -> gold.add(topic(id.asText())));
            if (!gold.isEmpty()) {
                Optional<Language> language = Language.of(json.path("language").asText());
                questions.add(new Question(json.path("question").asText(), language.orElse(Language.HINDI), gold));
            }
        }
        return questions;
    }

    private static String topic(String id) {
        return id.endsWith(".hi") || id.endsWith(".en") ? id.substring(0, id.length() - 3) : id;
    }
}
