package dev.kanak.rag.qdrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.rag.index.Embedded;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every index of vectors does, wherever it keeps them. */
abstract class DenseIndexContract {

    static final int DIMENSION = 16;

    /** An index of some vectors, closed by the test. */
    abstract DenseIndex index(List<Embedded> vectors);

    static float[] unit(Random random) {
        float[] vector = new float[DIMENSION];
        double square = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
            square += vector[i] * (double) vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }

    static List<Embedded> vectors(int count) {
        Random random = new Random(7);
        List<Embedded> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            vectors.add(new Embedded("passage-" + i, unit(random)));
        }
        return vectors;
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * (double) other[i];
        }
        return sum;
    }

    @Test
    void theNearestComeFirstWithTheirCosine() {
        List<Embedded> vectors = vectors(300);
        float[] query = unit(new Random(8));
        List<String> expected = vectors.stream()
                .sorted(Comparator.comparingDouble((Embedded each) -> -dot(query, each.vector())))
                .limit(5)
                .map(Embedded::passageId)
                .toList();

        try (DenseIndex index = index(vectors)) {
            List<DenseIndex.Hit> hits = index.search(query, 5, soon());

            assertThat(hits).extracting(DenseIndex.Hit::passageId).containsExactlyElementsOf(expected);
            assertThat(hits)
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(DenseIndex.Hit::score).reversed());
            hits.forEach(hit -> assertThat(hit.score()).isBetween(-1.0001, 1.0001));
        }
    }

    @Test
    void aPassageIsItsOwnNearest() {
        List<Embedded> vectors = vectors(50);
        try (DenseIndex index = index(vectors)) {
            DenseIndex.Hit hit =
                    index.search(vectors.get(17).vector(), 1, soon()).getFirst();

            assertThat(hit.passageId()).isEqualTo("passage-17");
            assertThat(hit.score()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-4));
        }
    }

    @Test
    void sizeDimensionAndLimitAreAsAsked() {
        try (DenseIndex index = index(vectors(12))) {
            assertThat(index.size()).isEqualTo(12);
            assertThat(index.dimension()).isEqualTo(DIMENSION);
            assertThat(index.search(unit(new Random(1)), 100, soon())).hasSize(12);
            assertThat(index.search(unit(new Random(1)), 0, soon())).isEmpty();
        }
    }

    @Test
    void aVectorOfAnotherLengthIsRefusedWithWhatToDo() {
        try (DenseIndex index = index(vectors(3))) {
            assertThatThrownBy(() -> index.search(new float[DIMENSION + 1], 1, soon()))
                    .isInstanceOf(RetrievalException.class)
                    .hasMessageContaining("build the index again");
        }
    }
}
