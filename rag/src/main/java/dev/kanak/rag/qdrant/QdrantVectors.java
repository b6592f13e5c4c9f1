package dev.kanak.rag.qdrant;

import dev.kanak.rag.index.Embedded;
import dev.kanak.rag.index.VectorStore;
import dev.kanak.rag.search.DenseIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Vectors that Qdrant keeps. While it does not serve them searches fail at once, so that words alone are searched, and they are
 * published again from time to time. Thread-safe.
 */
public final class QdrantVectors implements VectorStore {

    private final QdrantConfig config;
    private final Duration retry;
    private final Consumer<Optional<String>> listener;
    private final AtomicReference<Optional<String>> trouble =
            new AtomicReference<>(Optional.of("nothing is published"));

    /**
     * Nothing is asked before the first index is opened.
     *
     * @param retry time between two attempts to publish
     */
    public QdrantVectors(QdrantConfig config, Duration retry) {
        this(config, retry, _ -> {});
    }

    /** @param listener told of what {@link #trouble} says, whenever that is found out anew */
    QdrantVectors(QdrantConfig config, Duration retry, Consumer<Optional<String>> listener) {
        this.config = config;
        this.retry = retry;
        this.listener = listener;
    }

    /** Tries once to publish before it returns, and goes on trying until the index is closed. */
    @Override
    public DenseIndex open(Supplier<List<Embedded>> vectors, int dimension, String version) {
        return PublishedVectors.open(QdrantIndex.open(config, dimension), vectors, version, retry, this::found);
    }

    private void found(Optional<String> now) {
        trouble.set(now);
        listener.accept(now);
    }

    /** Why the vectors are not served now; empty if they are. Holds no address and no key. */
    public Optional<String> trouble() {
        return trouble.get();
    }
}
