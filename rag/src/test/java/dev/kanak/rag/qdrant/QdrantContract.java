package dev.kanak.rag.qdrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.rag.index.Embedded;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an index in Qdrant does beyond {@link DenseIndexContract}: run against the server in this process and a real one. */
abstract class QdrantContract extends DenseIndexContract {

    final String collection = "kanak_test_" + UUID.randomUUID().toString().substring(0, 8);

    abstract URI address();

    abstract Optional<String> apiKey();

    QdrantConfig config() {
        return new QdrantConfig(address(), apiKey(), collection, "text", Duration.ofSeconds(10), 7);
    }

    @Override
    DenseIndex index(List<Embedded> vectors) {
        QdrantIndex index = QdrantIndex.open(config(), DIMENSION);
        index.publish(vectors, "v1", Map.of());
        return index;
    }

    @Test
    void whatIsPublishedAgainIsThereOnce() {
        try (QdrantIndex index = QdrantIndex.open(config(), DIMENSION)) {
            index.publish(vectors(20), "v1", Map.of());
            index.publish(vectors(20), "v1", Map.of());

            assertThat(index.size()).isEqualTo(20);
        }
    }

    @Test
    void aNewContentReplacesTheOldAsAWhole() {
        try (QdrantIndex index = QdrantIndex.open(config(), DIMENSION)) {
            index.publish(vectors(20), "v1", Map.of());
            index.publish(List.of(new Embedded("only", vectors(1).getFirst().vector())), "v2", Map.of());

            assertThat(index.passageIds()).containsExactly("only");
            assertThat(index.search(unit(new Random(3)), 10, soon())).hasSize(1);
        }
    }

    @Test
    void pagesAreReadToTheEnd() {
        try (QdrantIndex index = QdrantIndex.open(config(), DIMENSION)) {
            index.publish(vectors(23), "v1", Map.of());

            assertThat(index.passageIds())
                    .hasSize(23)
                    .contains("passage-0", "passage-22")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aPassageMayHaveSeveralVectors() {
        List<Embedded> two = vectors(2);
        try (QdrantIndex index = QdrantIndex.open(config(), DIMENSION)) {
            index.publish(
                    List.of(
                            new Embedded("fees", two.get(0).vector()),
                            new Embedded("fees", two.get(1).vector())),
                    "v1",
                    Map.of());

            assertThat(index.size()).isEqualTo(2);
            assertThat(index.search(two.get(1).vector(), 1, soon()))
                    .extracting(DenseIndex.Hit::passageId)
                    .containsExactly("fees");
        }
    }

    @Test
    void aSearchCanBeNarrowedByLabels() {
        List<Embedded> vectors = vectors(10);
        Map<String, Map<String, String>> labels =
                Map.of("passage-3", Map.of("language", "hi"), "passage-4", Map.of("language", "en"));
        try (QdrantIndex index = QdrantIndex.open(config(), DIMENSION)) {
            index.publish(vectors, "v1", labels);

            assertThat(index.search(vectors.get(4).vector(), 5, Map.of("language", "hi"), soon()))
                    .extracting(DenseIndex.Hit::passageId)
                    .containsExactly("passage-3");
        }
    }

    @Test
    void whatWasNeverPublishedIsSaidToBeMissing() {
        try (QdrantIndex index = QdrantIndex.open(config(), DIMENSION)) {
            assertThatThrownBy(() -> index.search(unit(new Random(3)), 1, soon()))
                    .isInstanceOfSatisfying(RetrievalException.class, e -> {
                        assertThat(e.retryable()).isFalse();
                        assertThat(e).hasMessageContaining("no such collection");
                    });
        }
    }

    @Test
    void aDeadlineThatHasPassedIsNotWaitedFor() {
        try (QdrantIndex index = QdrantIndex.open(config(), DIMENSION)) {
            assertThatThrownBy(() -> index.search(unit(new Random(3)), 1, Deadline.in(Duration.ZERO)))
                    .isInstanceOf(RetrievalException.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void aCollectionOfOtherVectorsIsNotOverwritten() {
        try (QdrantIndex index = QdrantIndex.open(config(), DIMENSION);
                QdrantIndex other = QdrantIndex.open(config(), DIMENSION + 1)) {
            index.publish(vectors(3), "v1", Map.of());

            assertThatThrownBy(() -> other.publish(List.of(), "v1", Map.of()))
                    .isInstanceOf(RetrievalException.class)
                    .hasMessageContaining("holds other vectors");
        }
    }
}
