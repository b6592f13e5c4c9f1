package dev.kanak.rag.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.article.KnowledgeBase;
import dev.kanak.rag.dense.EmbedderConfig;
import dev.kanak.rag.dense.Embedders;
import dev.kanak.rag.fusion.HybridConfig;
import dev.kanak.rag.fusion.HybridSearch;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.rerank.ExitRule;
import dev.kanak.rag.rerank.RerankerConfig;
import dev.kanak.rag.rerank.Rerankers;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.search.Reranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the shipped reranker does to the search's order, and what leaving early saves, on the questions of the development half. The
 * bounds lie below what was measured; the measured figures are logged.
 */
class RerankingQualityTest {

    private static final Logger LOG = Logger.getLogger(RerankingQualityTest.class.getName());
    private static final int CANDIDATES = 8;
    private static final Path QUESTIONS = Path.of("../data/eval/retrieval-dev.jsonl");
    private static final ExitRule FULL =
            new ExitRule(2, 2, 99, 2, CANDIDATES, RerankerConfig.SHIPPED_RULE.searchShare());

    /** A question and its candidates as the search ranks them. */
    private record Asked(String question, Set<String> gold, List<FoundPassage> candidates) {

        double gain(List<String> topics) {
            for (int place = 0; place < topics.size(); place++) {
                if (gold.contains(topics.get(place))) {
                    return Math.log(2) / Math.log(place + 2);
                }
            }
            return 0;
        }
    }

    /** Sums over questions. */
    private record Sums(double gain, int rows, int wholeRows, int early) {}

    @Test
    void leavingEarlyHalvesTheRowsAndKeepsTheOrder() throws IOException {
        try (var pool = new InferencePool(1, 8);
                Embedder embedder = Embedders.load(EmbedderConfig.shipped(Path.of("../data/models/embed")), pool)) {
            List<Asked> asked = asked(embedder);
            double searched = asked.stream()
                    .mapToDouble(a -> a.gain(topics(a.candidates)))
                    .sum();
            Sums full = rerank(asked, FULL, pool);
            Sums early = rerank(asked, RerankerConfig.SHIPPED_RULE, pool);
            double saved = 1 - (double) early.rows / early.wholeRows;
            double loss = (full.gain - early.gain) / asked.size();
            LOG.info(() -> String.format(
                    Locale.ROOT,
                    "EVAL rerank n=%d nDCG search %.4f, all segments %.4f, with exits %.4f;"
                            + " segment-rows saved %.3f, stopped early %.3f",
                    asked.size(),
                    searched / asked.size(),
                    full.gain / asked.size(),
                    early.gain / asked.size(),
                    saved,
                    (double) early.early / asked.size()));

            assertThat(saved).isGreaterThanOrEqualTo(0.5);
            assertThat((double) early.early / asked.size()).isGreaterThanOrEqualTo(0.6);
            assertThat(loss).isLessThanOrEqualTo(0.005);
            assertThat(early.gain).isGreaterThanOrEqualTo(searched - 0.015 * asked.size());
        }
    }

    private static Sums rerank(List<Asked> asked, ExitRule rule, InferencePool pool) {
        double gain = 0;
        int rows = 0;
        int wholeRows = 0;
        int early = 0;
        var config = new RerankerConfig(Path.of("../data/models/rerank"), CANDIDATES, 128, rule);
        try (Reranker reranker = Rerankers.load(config, pool)) {
            for (Asked a : asked) {
                Reranking reranking = reranker.rerank(a.question, a.candidates, Deadline.in(Duration.ofMinutes(1)));
                gain += a.gain(topics(
                        reranking.order().stream().map(Reranking.Ranked::found).toList()));
                rows += reranking.segmentRows();
                wholeRows += a.candidates.size() * reranking.segmentsOfModel();
                early += reranking.exit() == Reranking.Exit.LAST_SEGMENT ? 0 : 1;
            }
        }
        return new Sums(gain, rows, wholeRows, early);
    }

    private static List<Asked> asked(Embedder embedder) throws IOException {
        List<Asked> asked = new ArrayList<>();
        var analysis = new TextAnalysis();
        var passages = KnowledgePassages.of(KnowledgeBase.read(DemoKnowledge.FOLDER, DemoKnowledge.variables()));
        var index = PassageIndex.inMemory(passages, analysis, Optional.of(embedder));
        var patient = new HybridConfig(Duration.ofSeconds(20), 50, 0);
        try (var search = new HybridSearch(index, analysis, Optional.of(embedder), Optional.empty(), patient)) {
            for (String line : Files.readAllLines(QUESTIONS)) {
                JsonNode question = new ObjectMapper().readTree(line);
                if (question.path("gold_articles").isEmpty()) {
                    continue;
                }
                String text = question.path("question").asText();
                var language = Language.of(question.path("language").asText()).orElse(Language.HINDI);
                Set<String> gold = new HashSet<>();
                question.path("gold_articles").forEach(id -> gold.add(topic(id.asText())));
                asked.add(new Asked(
                        text,
                        gold,
                        search.search(new PassageSearch.Request(
                                        text, language, CANDIDATES, Deadline.in(Duration.ofSeconds(30))))
                                .passages()));
            }
        }
        return asked;
    }

    private static List<String> topics(List<FoundPassage> passages) {
        return passages.stream().map(found -> topic(found.passage().topicId())).collect(Collectors.toList());
    }

    private static String topic(String id) {
        int dot = id.lastIndexOf('.');
        return dot > 0 ? id.substring(0, dot) : id;
    }
}
