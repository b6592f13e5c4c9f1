package dev.kanak.rag.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.search.Reranking;
import dev.kanak.rag.search.Reranking.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts of published rerankers, whole and in four segments with the same random weights. */
class CrossEncoderRerankerTest {

    private static final Path MODELS = Path.of("src/test/resources/dev/kanak/rag/models");
    private static final ExitRule NEVER = new ExitRule(2, 2, 99, 2, 3, 0);
    private static final Deadline FAR = Deadline.in(Duration.ofMinutes(5));

    private final InferencePool pool = new InferencePool(1, 8);

    @AfterEach
    void close() {
        pool.close();
    }

    private Reranker load(String folder, ExitRule rule) {
        return Rerankers.load(new RerankerConfig(MODELS.resolve(folder), 8, 64, rule), pool);
    }

    private static List<FoundPassage> candidates(String... texts) {
        List<FoundPassage> candidates = new ArrayList<>();
        for (String text : texts) {
            String id = "p" + candidates.size();
            var passage = new Passage(id, id, Language.ENGLISH, "", text, Map.of());
            double score = 1 - candidates.size() * 0.05;
            candidates.add(new FoundPassage(passage, score, OptionalDouble.empty(), OptionalDouble.empty(), 0));
        }
        return candidates;
    }

    private static final List<FoundPassage> FIVE =
            candidates("gold", "loan ब्याज", "ब्याज दर kya hai", "sona loan a b e g", "t r i a l");

    private static List<String> ids(Reranking reranking) {
        return reranking.order().stream().map(r -> r.found().passage().id()).toList();
    }

    @Test
    void segmentsWithoutAnExitGiveTheScoresOfTheWholeModel() {
        try (Reranker whole = load("reranker", NEVER);
                Reranker segments = load("segments", NEVER)) {
            Reranking expected = whole.rerank("gold loan ब्याज kya", FIVE, FAR);
            Reranking found = segments.rerank("gold loan ब्याज kya", FIVE, FAR);

            assertThat(ids(found)).isEqualTo(ids(expected));
            for (int i = 0; i < FIVE.size(); i++) {
                assertThat(found.order().get(i).score())
                        .isCloseTo(expected.order().get(i).score(), within(1e-5));
            }
            assertThat(expected.segmentsOfModel()).isEqualTo(1);
            assertThat(found.segments()).extracting(Reranking.Segment::rows).containsExactly(5, 5, 5, 5);
            assertThat(found.exit()).isEqualTo(Exit.LAST_SEGMENT);
        }
    }

    /** The folder {@code split} is what {@code split_reranker.py --every 2} makes of {@code reranker}. */
    @Test
    void aPublishedModelThatWasCutHasAHeadAtTheEndAloneAndTheSameScores() {
        try (Reranker whole = load("reranker", NEVER);
                Reranker cut = load("split", new ExitRule(2, 0, 1, 0, 1, 0))) {
            Reranking expected = whole.rerank("gold loan ब्याज kya", FIVE, FAR);
            Reranking found = cut.rerank("gold loan ब्याज kya", FIVE, FAR);

            assertThat(found.segments()).extracting(Reranking.Segment::rows).containsExactly(5, 5);
            assertThat(ids(found)).isEqualTo(ids(expected));
            assertThat(found.order().getFirst().score())
                    .isCloseTo(expected.order().getFirst().score(), within(1e-5));
        }
    }

    @Test
    void rowsThatLeaveAreNotCarriedAndTheOthersKeepTheirScores() {
        try (Reranker full = load("segments", NEVER);
                Reranker leaving = load("segments", new ExitRule(2, 2, 99, 0, 2, 0))) {
            Reranking expected = full.rerank("gold loan", FIVE, FAR);
            Reranking found = leaving.rerank("gold loan", FIVE, FAR);

            assertThat(found.segments()).extracting(Reranking.Segment::rows).containsExactly(5, 2, 2, 2);
            assertThat(found.segmentRows()).isEqualTo(11);
            for (Reranking.Ranked ranked : found.order().subList(0, 2)) {
                Reranking.Ranked same = expected.order().stream()
                        .filter(r -> r.found().equals(ranked.found()))
                        .findFirst()
                        .orElseThrow();
                assertThat(ranked.score()).isCloseTo(same.score(), within(1e-5));
                assertThat(ranked.segment()).isEqualTo(4);
            }
            assertThat(found.order().get(4).segment()).isEqualTo(1);
        }
    }

    @Test
    void patienceStopsBeforeTheLastSegment() {
        try (Reranker reranker = load("segments", new ExitRule(2, 2, 1, 2, 3, 0))) {
            Reranking found = reranker.rerank("gold loan", FIVE, FAR);

            assertThat(found.exit()).isEqualTo(Exit.PATIENCE);
            assertThat(found.segments()).hasSize(1);
            assertThat(found.segmentsOfModel()).isEqualTo(4);
        }
    }

    @Test
    void aCertainSearchRunsNothing() {
        try (Reranker reranker = load("segments", new ExitRule(0.01, 2, 1, 2, 3, 0))) {
            Reranking found = reranker.rerank("gold loan", FIVE, FAR);

            assertThat(found.exit()).isEqualTo(Exit.NOT_NEEDED);
            assertThat(found.segments()).isEmpty();
            assertThat(ids(found)).containsExactly("p0", "p1", "p2", "p3", "p4");
        }
    }

    @Test
    void aPassedDeadlineLeavesTheSearchsOrder() {
        try (Reranker reranker = load("segments", NEVER)) {
            Reranking found = reranker.rerank("gold loan", FIVE, Deadline.in(Duration.ofSeconds(-1)));

            assertThat(found.exit()).isEqualTo(Exit.DEADLINE);
            assertThat(ids(found)).containsExactly("p0", "p1", "p2", "p3", "p4");
            assertThat(found.order()).allMatch(ranked -> ranked.segment() == 0);
        }
    }

    @Test
    void candidatesBeyondTheLimitFollowUnread() {
        try (Reranker reranker = Rerankers.load(new RerankerConfig(MODELS.resolve("segments"), 2, 64, NEVER), pool)) {
            Reranking found = reranker.rerank("gold loan", FIVE, FAR);

            assertThat(found.order()).hasSize(5);
            assertThat(ids(found).subList(2, 5)).containsExactly("p2", "p3", "p4");
            assertThat(found.segments()).allMatch(segment -> segment.rows() == 2);
        }
    }

    @Test
    void anEmptyQuestionAndAHugeOneAreReadAsFarAsTheyGo() {
        try (Reranker reranker = load("segments", NEVER)) {
            assertThat(reranker.rerank("", FIVE, FAR).order()).hasSize(5);
            assertThat(reranker.rerank("gold loan ".repeat(5_000), FIVE, FAR).order())
                    .hasSize(5);
        }
    }

    @Test
    void aMissingSegmentIsRefusedByName(@TempDir Path folder) throws Exception {
        Files.copy(MODELS.resolve("segments/segments.json"), folder.resolve("segments.json"));
        Files.copy(MODELS.resolve("segments/embeddings.onnx"), folder.resolve("embeddings.onnx"));

        assertThatThrownBy(() -> Rerankers.load(new RerankerConfig(folder, 8, 64, NEVER), pool))
                .isInstanceOf(SpeechException.class)
                .hasMessage("no model file segment_00.onnx");
    }

    @Test
    void anEmbedderIsRefusedAsAReranker() {
        assertThatThrownBy(() -> load("e5", NEVER))
                .isInstanceOf(SpeechException.class)
                .hasMessageStartingWith("model.onnx: needs output logits float32[?,1]; found inputs [input_ids");
    }

    @Test
    void aLayoutWithoutAHeadAtTheEndIsRefused(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("segments.json"),
                "{\"embeddings\": \"e.onnx\", \"segments\": [{\"file\": \"s.onnx\", \"has_head\": false}]}");

        assertThatThrownBy(() -> Rerankers.load(new RerankerConfig(folder, 8, 64, NEVER), pool))
                .isInstanceOf(SpeechException.class)
                .hasMessage("segments.json: the last segment has no head");
    }
}
