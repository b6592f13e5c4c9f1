package dev.kanak.rag.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.search.Reranking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that cuts a published reranker, run on a small one of the same layout; skipped without Python's onnx. */
@Tag("external")
final class SplitRerankerTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path SCRIPT = Path.of("../data/models/training/split_reranker.py");
    private static final Path PUBLISHED = Path.of("src/test/resources/dev/kanak/rag/models/reranker");

    @Test
    void theSegmentsGiveTheScoresOfTheWhole(@TempDir Path folder) throws IOException, InterruptedException {
        split(folder, 2);
        Files.copy(PUBLISHED.resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
        try (var pool = new InferencePool(1, 8);
                Reranker whole = load(PUBLISHED, pool);
                Reranker segments = load(folder, pool)) {
            Reranking expected = rerank(whole);
            Reranking found = rerank(segments);

            assertThat(found.segmentsOfModel()).isEqualTo(2);
            for (int place = 0; place < expected.order().size(); place++) {
                assertThat(found.order().get(place).score())
                        .isCloseTo(expected.order().get(place).score(), within(1e-5));
            }
        }
    }

    private static void split(Path folder, int every) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON), "no Python");
        Process script = new ProcessBuilder(
                        PYTHON.toString(),
                        SCRIPT.toString(),
                        PUBLISHED.resolve("onnx/model.onnx").toString(),
                        folder.toString(),
                        "--every",
                        Integer.toString(every))
                .redirectErrorStream(true)
                .start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = script.waitFor();
        assumeTrue(!printed.contains("ModuleNotFoundError"), "no onnx for Python");
        assertThat(exit).as(printed).isZero();
    }

    private static Reranker load(Path folder, InferencePool pool) {
        return Rerankers.load(new RerankerConfig(folder, 8, 64, ExitRule.ALL_SEGMENTS), pool);
    }

    private static Reranking rerank(Reranker reranker) {
        List<FoundPassage> candidates = new ArrayList<>();
        for (String text : List.of("gold", "loan ब्याज", "ब्याज दर kya hai", "sona loan a b e g")) {
            String id = "p" + candidates.size();
            var passage = new Passage(id, id, Language.ENGLISH, "", text, Map.of());
            candidates.add(new FoundPassage(passage, 0.5, OptionalDouble.empty(), OptionalDouble.empty(), 0));
        }
        return reranker.rerank("gold loan ब्याज kya", candidates, Deadline.in(Duration.ofMinutes(5)));
    }
}
