package dev.kanak.rag.qdrant;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.rag.index.Embedded;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Vectors of one state of the knowledge in Qdrant, published by a thread that goes on until they are. Thread-safe. */
final class PublishedVectors implements DenseIndex {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedVectors.class);

    /** Searches in a row that must fail before it is worth a warning: a single one may only have been given up. */
    private static final int TROUBLE = 3;

    private final QdrantIndex index;
    private final Supplier<List<Embedded>> vectors;
    private final String version;
    private final Duration retry;
    private final Consumer<Optional<String>> trouble;
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicInteger failures = new AtomicInteger();
    private final Thread publisher;
    private final AtomicReference<String> told = new AtomicReference<>("");
    private volatile boolean published;
    private volatile boolean closed;

    private PublishedVectors(
            QdrantIndex index,
            Supplier<List<Embedded>> vectors,
            String version,
            Duration retry,
            Consumer<Optional<String>> trouble) {
        this.index = index;
        this.vectors = vectors;
        this.version = version;
        this.retry = retry;
        this.trouble = trouble;
        this.publisher = Thread.ofVirtual().name("publish-vectors").unstarted(this::run);
    }

    static PublishedVectors open(
            QdrantIndex index,
            Supplier<List<Embedded>> vectors,
            String version,
            Duration retry,
            Consumer<Optional<String>> trouble) {
        var opened = new PublishedVectors(index, vectors, version, retry, trouble);
        if (!opened.publish()) {
            opened.wanted.release();
        }
        opened.publisher.start();
        return opened;
    }

    private void run() {
        try {
            while (true) {
                wanted.acquire();
                do {
                    Thread.sleep(retry);
                } while (!publish());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean publish() {
        try {
            index.publish(vectors.get(), version, Map.of());
            published = true;
            failures.set(0);
            told.set("");
            trouble.accept(Optional.empty());
            LOG.atInfo()
                    .setMessage("vectors published to Qdrant")
                    .addKeyValue("version", version)
                    .log();
            return true;
        } catch (RetrievalException e) {
            warn("vectors cannot be published to Qdrant, words alone are searched", e);
            return false;
        }
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public int dimension() {
        return index.dimension();
    }

    @Override
    public List<Hit> search(float[] query, int limit, Deadline deadline) {
        if (!published) {
            throw new RetrievalException(
                    RetrievalException.Kind.SEARCH_FAILED, "Qdrant does not have the vectors yet", true);
        }
        try {
            List<Hit> hits = index.search(query, limit, deadline);
            if (failures.getAndSet(0) >= TROUBLE) {
                trouble.accept(Optional.empty());
                told.set("");
                LOG.atInfo().setMessage("vectors are searched again").log();
            }
            return hits;
        } catch (RetrievalException e) {
            failed(e);
            throw e;
        }
    }

    private void failed(RetrievalException e) {
        if (failures.incrementAndGet() == TROUBLE) {
            warn("vectors cannot be searched in Qdrant, words alone are", e);
        }
        if (!e.retryable() && published) {
            published = false;
            wanted.release();
        }
    }

    /** Says it once for each reason, and not while the index is being closed. */
    private void warn(String what, RetrievalException why) {
        String reason = String.valueOf(why.getMessage());
        if (!closed) {
            trouble.accept(Optional.of(reason));
            Level level = reason.equals(told.getAndSet(reason)) ? Level.DEBUG : Level.WARN;
            LOG.atLevel(level).setMessage(what).addKeyValue("reason", reason).log();
        }
    }

    @Override
    public void close() {
        closed = true;
        publisher.interrupt();
        index.close();
    }
}
