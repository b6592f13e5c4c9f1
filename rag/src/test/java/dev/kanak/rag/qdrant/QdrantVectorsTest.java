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
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class QdrantVectorsTest {

    private static final String KEY = "test-key";
    private static final List<Embedded> VECTORS =
            List.of(new Embedded("rates.hi", new float[] {1, 0}), new Embedded("auction.hi", new float[] {0, 1}));

    private final LinkedBlockingQueue<Optional<String>> told = new LinkedBlockingQueue<>();

    private QdrantVectors store(URI address, String key) {
        return new QdrantVectors(QdrantConfig.of(address, Optional.of(key), "kanak"), Duration.ofMillis(20), told::add);
    }

    private static List<DenseIndex.Hit> search(DenseIndex index) {
        return index.search(new float[] {1, 0}, 1, Deadline.in(Duration.ofSeconds(10)));
    }

    /** Why the server refuses; the connection to the one before, which the client may still hold, fails first. */
    private static RetrievalException refusal(DenseIndex index) {
        while (true) {
            try {
                throw new AssertionError("found " + search(index));
            } catch (RetrievalException e) {
                if (!e.retryable()) {
                    return e;
                }
            }
        }
    }

    private void awaitServed() throws InterruptedException {
        Optional<String> now;
        do {
            now = told.poll(20, TimeUnit.SECONDS);
            assertThat(now).as("the store finds out how Qdrant is").isNotNull();
        } while (now.isPresent());
    }

    @Test
    void aLivingServerServesThemFromTheStart() {
        try (ProtocolServer server = ProtocolServer.start(0, KEY)) {
            QdrantVectors store = store(server.address(), KEY);
            try (DenseIndex index = store.open(() -> VECTORS, 2, "v1")) {
                assertThat(store.trouble()).isEmpty();
                assertThat(search(index)).extracting(DenseIndex.Hit::passageId).containsExactly("rates.hi");
            }
        }
    }

    @Test
    void aDeadServerFailsSearchesAtOnceAndIsPublishedToOnceItLives() throws InterruptedException {
        ProtocolServer dead = ProtocolServer.start(0, KEY);
        URI address = dead.address();
        dead.close();
        QdrantVectors store = store(address, KEY);
        try (DenseIndex index = store.open(() -> VECTORS, 2, "v1")) {
            assertThat(store.trouble()).contains("Qdrant cannot be reached");
            assertThatThrownBy(() -> search(index))
                    .isInstanceOfSatisfying(
                            RetrievalException.class,
                            e -> assertThat(e.retryable()).isTrue());

            try (ProtocolServer server = ProtocolServer.start(address.getPort(), KEY)) {
                assertThat(server.address()).isEqualTo(address);
                awaitServed();
                assertThat(store.trouble()).isEmpty();
                assertThat(search(index)).hasSize(1);
            }
        }
    }

    @Test
    void aWrongKeyIsSaid() {
        try (ProtocolServer server = ProtocolServer.start(0, KEY);
                DenseIndex index = openWithKey(server, "wrong")) {
            assertThatThrownBy(() -> search(index)).isInstanceOf(RetrievalException.class);
        }
    }

    private DenseIndex openWithKey(ProtocolServer server, String key) {
        QdrantVectors store = store(server.address(), key);
        DenseIndex index = store.open(() -> VECTORS, 2, "v1");
        assertThat(store.trouble()).hasValueSatisfying(why -> assertThat(why).contains("API key"));
        return index;
    }

    @Test
    void aServerThatForgotThemIsGivenThemAgain() throws InterruptedException {
        ProtocolServer first = ProtocolServer.start(0, KEY);
        QdrantVectors store = store(first.address(), KEY);
        try (DenseIndex index = store.open(() -> VECTORS, 2, "v1")) {
            assertThat(search(index)).hasSize(1);
            first.close();
            told.clear();
            try (ProtocolServer second = ProtocolServer.start(first.address().getPort(), KEY)) {
                assertThat(second.address()).isEqualTo(first.address());
                assertThat(refusal(index)).hasMessageContaining("no such collection");
                awaitServed();
                assertThat(search(index)).hasSize(1);
            }
        }
    }
}
