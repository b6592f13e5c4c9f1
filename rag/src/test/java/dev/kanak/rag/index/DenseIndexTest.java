package dev.kanak.rag.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import dev.kanak.rag.search.DenseIndex.Hit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;

class DenseIndexTest {

    private static final int DIMENSION = 32;
    private static final long SEED = 7;
    private static final List<Embedded> VECTORS = vectors(2000);
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(5));

    private static List<Embedded> vectors(int count) {
        Random random = new Random(SEED);
        List<Embedded> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            vectors.add(new Embedded("p" + i, unit(random)));
        }
        return vectors;
    }

    private static float[] unit(Random random) {
        float[] vector = new float[DIMENSION];
        double length = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
            length += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    private static DenseIndex graph() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        HnswIndex.write(directory, VECTORS);
        return HnswIndex.open(directory);
    }

    @Test
    void anExactScoreIsTheDotProductWhereverTheVectorLies() {
        float[] query = VECTORS.get(3).vector();
        List<Hit> hits = new ExactIndex(DIMENSION, VECTORS).search(query, VECTORS.size(), LATER);

        assertThat(hits).hasSameSizeAs(VECTORS);
        for (Hit hit : hits) {
            float[] vector =
                    VECTORS.get(Integer.parseInt(hit.passageId().substring(1))).vector();
            assertThat(hit.score()).isCloseTo(VectorUtil.dotProduct(query, vector), within(1e-4));
        }
    }

    @Test
    void theExactIndexFindsAVectorByItself() {
        DenseIndex exact = new ExactIndex(DIMENSION, VECTORS);

        List<Hit> hits = exact.search(VECTORS.get(5).vector(), 3, LATER);

        assertThat(hits.getFirst().passageId()).isEqualTo("p5");
        assertThat(hits.getFirst().score()).isCloseTo(1, within(1e-5));
        assertThat(hits).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(exact.search(VECTORS.get(5).vector(), 0, LATER)).isEmpty();
    }

    @Test
    void theGraphFindsNearlyAllThatTheExactIndexFindsWithTheSameScores() throws IOException {
        DenseIndex exact = new ExactIndex(DIMENSION, VECTORS);
        Random random = new Random(SEED + 1);
        int found = 0;
        try (DenseIndex graph = graph()) {
            assertThat(graph.size()).isEqualTo(2000);
            assertThat(graph.dimension()).isEqualTo(DIMENSION);
            for (int i = 0; i < 50; i++) {
                float[] query = unit(random);
                List<Hit> hits = graph.search(query, 10, LATER);
                Set<String> right = new HashSet<>(exact.search(query, 10, LATER).stream()
                        .map(Hit::passageId)
                        .toList());
                found += (int) hits.stream()
                        .filter(hit -> right.contains(hit.passageId()))
                        .count();
                assertThat(hits.getFirst().score())
                        .isCloseTo(exact.search(query, 1, LATER).getFirst().score(), within(0.15));
            }
        }
        assertThat(found).as("of 500").isGreaterThan(400);
    }

    @Test
    void aVectorOfAnotherLengthIsRefusedWithAdvice() throws IOException {
        try (DenseIndex graph = graph()) {
            for (DenseIndex index : List.of(graph, new ExactIndex(DIMENSION, VECTORS))) {
                assertThatThrownBy(() -> index.search(new float[3], 1, LATER))
                        .isInstanceOf(RetrievalException.class)
                        .hasMessage(
                                "the index holds vectors of 32 numbers, the embedder gives 3: build the index again");
            }
        }
    }

    @Test
    void aVectorThatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> new ExactIndex(3, List.of(new Embedded("a", new float[2]))))
                .hasMessage("vector of a must have 3 numbers, has 2");
    }

    @Test
    void theGraphDoesNotBeginAfterTheDeadline() throws IOException {
        try (DenseIndex graph = graph()) {
            assertThatThrownBy(() -> graph.search(VECTORS.getFirst().vector(), 1, Deadline.in(Duration.ZERO)))
                    .isInstanceOf(RetrievalException.class);
        }
    }
}
