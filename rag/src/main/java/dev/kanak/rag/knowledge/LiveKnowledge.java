package dev.kanak.rag.knowledge;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The knowledge that is served now, exchanged as a whole while questions are asked. Thread-safe: a question is answered from one
 * state of the knowledge, never from two; the old index is closed once the last question to it is answered.
 */
public final class LiveKnowledge implements Retriever, AutoCloseable {

    private final Supplier<KnowledgeIndex> build;
    private final ReentrantLock rebuilding = new ReentrantLock();
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private KnowledgeIndex current;

    private LiveKnowledge(Supplier<KnowledgeIndex> build) {
        this.build = build;
        this.current = build.get();
    }

    /** How an exchange ended. */
    public sealed interface Exchange {

        /** The new knowledge is served. */
        record Swapped(String version) implements Exchange {}

        /** The files say what is served already. */
        record Unchanged(String version) implements Exchange {}

        /**
         * The files cannot be served; the old knowledge still is.
         *
         * @param reason names each broken article and what is wrong with it
         */
        record Refused(String version, String reason) implements Exchange {}
    }

    /**
     * Builds the knowledge for the first time.
     *
     * @param build reads the files and indexes them; asked again at every {@link #exchange}
     * @throws RetrievalException as {@code build} throws
     */
    public static LiveKnowledge open(Supplier<KnowledgeIndex> build) {
        return new LiveKnowledge(build);
    }

    /** Builds the knowledge again beside the one that is served and, if that succeeds, serves it instead. */
    public Exchange exchange() {
        rebuilding.lock();
        try {
            KnowledgeIndex fresh = build.get();
            if (fresh.version().equals(version())) {
                fresh.close();
                return new Exchange.Unchanged(version());
            }
            swap(fresh).close();
            return new Exchange.Swapped(fresh.version());
        } catch (RetrievalException e) {
            return new Exchange.Refused(version(), String.valueOf(e.getMessage()));
        } finally {
            rebuilding.unlock();
        }
    }

    private KnowledgeIndex swap(KnowledgeIndex fresh) {
        use.writeLock().lock();
        try {
            KnowledgeIndex old = current;
            current = fresh;
            return old;
        } finally {
            use.writeLock().unlock();
        }
    }

    /** Which state of the knowledge is served. */
    public String version() {
        use.readLock().lock();
        try {
            return current.version();
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public List<Article> find(String query, Language language, int limit) {
        return find(query, Optional.empty(), language, limit);
    }

    @Override
    public List<Article> find(String query, Optional<String> earlier, Language language, int limit) {
        return search(query, earlier, language, limit).articles();
    }

    @Override
    public Searched search(String query, Optional<String> earlier, Language language, int limit) {
        use.readLock().lock();
        try {
            return current.search(query, earlier, language, limit);
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            current.close();
        } finally {
            use.writeLock().unlock();
        }
    }
}
