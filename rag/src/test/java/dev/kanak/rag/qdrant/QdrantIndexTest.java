package dev.kanak.rag.qdrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.rag.search.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract against a server in this process that is built on Qdrant's published protocol: not a real Qdrant. */
final class QdrantIndexTest extends QdrantContract {

    private static final String KEY = "test-key";
    private static final ProtocolServer SERVER = ProtocolServer.start(0, KEY);

    @BeforeAll
    static void say() {
        Logger.getLogger(QdrantIndexTest.class.getName())
                .info("QDRANT the contract runs against a server in this process"
                        + (System.getenv("QDRANT_URL") == null
                                ? "; QDRANT_URL is not set, so no real one is asked"
                                : ""));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Override
    URI address() {
        return SERVER.address();
    }

    @Override
    Optional<String> apiKey() {
        return Optional.of(KEY);
    }

    @Test
    void aWrongKeyIsToldApartFromADeadServer() {
        var config = QdrantConfig.of(address(), Optional.of("wrong"), collection);
        try (QdrantIndex index = QdrantIndex.open(config, DIMENSION)) {
            assertThatThrownBy(index::size).isInstanceOfSatisfying(RetrievalException.class, e -> {
                assertThat(e.retryable()).isFalse();
                assertThat(e).hasMessageContaining("API key").hasMessageNotContaining("wrong");
            });
        }
    }

    @Test
    void aServerThatComesBackIsUsedAgain() throws IOException {
        ProtocolServer first = ProtocolServer.start(0, KEY);
        var config = QdrantConfig.of(first.address(), Optional.of(KEY), collection);
        try (QdrantIndex index = QdrantIndex.open(config, DIMENSION)) {
            index.publish(vectors(3), "v1", Map.of());
            first.close();
            assertThatThrownBy(() -> index.search(unit(new Random(1)), 1, soon()))
                    .isInstanceOfSatisfying(
                            RetrievalException.class,
                            e -> assertThat(e.retryable()).isTrue());

            try (ProtocolServer second = ProtocolServer.start(first.address().getPort(), KEY)) {
                assertThat(second.address()).isEqualTo(first.address());
                index.publish(vectors(3), "v1", Map.of());
                assertThat(index.size()).isEqualTo(3);
            }
        }
    }

    @Test
    void aServerThatDoesNotAnswerCostsNoMoreThanTheDeadline() {
        try (QdrantIndex index = QdrantIndex.open(config(), DIMENSION)) {
            index.publish(vectors(3), "v1", Map.of());
            SERVER.holdAnswers(true);
            long begun = System.nanoTime();
            assertThatThrownBy(() -> index.search(unit(new Random(1)), 1, Deadline.in(Duration.ofMillis(50))))
                    .isInstanceOf(RetrievalException.class)
                    .hasMessageContaining("in time");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        } finally {
            SERVER.holdAnswers(false);
        }
    }

    @Test
    void aKeyIsNeverSentInTheClearOverTheNetwork() {
        assertThatThrownBy(() -> QdrantConfig.of(URI.create("http://qdrant.example:6334"), Optional.of("key"), "kanak"))
                .hasMessageContaining("https");
        assertThat(QdrantConfig.of(URI.create("https://qdrant.example"), Optional.of("key"), "kanak"))
                .hasToString("QdrantConfig[https://qdrant.example, kanak]");
        List.of("qdrant.example:6334", "ftp://qdrant.example", "http://")
                .forEach(address -> assertThatThrownBy(() -> QdrantConfig.of(
                                URI.create(address.equals("http://") ? "http:///x" : address),
                                Optional.empty(),
                                "kanak"))
                        .isInstanceOf(IllegalArgumentException.class));
    }
}
