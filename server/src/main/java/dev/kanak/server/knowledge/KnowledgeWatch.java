package dev.kanak.server.knowledge;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.rag.knowledge.LiveKnowledge;
import dev.kanak.rag.knowledge.LiveKnowledge.Exchange;
import dev.kanak.rag.knowledge.Publication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves articles anew once they are published. Looks at the folder's mark on a thread of its own. */
public final class KnowledgeWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Path folder;
    private final LiveKnowledge knowledge;
    private final Consumer<Exchange> listener;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("knowledge-watch").factory());
    private Optional<String> seen;

    /**
     * @param listener told of every exchange, on the watching thread
     */
    public KnowledgeWatch(Path folder, LiveKnowledge knowledge, Consumer<Exchange> listener) {
        this.folder = folder;
        this.knowledge = knowledge;
        this.listener = listener;
        this.seen = mark();
    }

    /** Begins to look, once a second. */
    public void start() {
        var _ = thread.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Exchanges the knowledge if it was published since the last look. */
    synchronized void look() {
        try {
            Optional<String> now = mark();
            if (now.isPresent() && !now.equals(seen)) {
                seen = now;
                Exchange exchange = knowledge.exchange();
                log(exchange);
                listener.accept(exchange);
            }
        } catch (RuntimeException e) {
            LOG.atError()
                    .setMessage("knowledge cannot be exchanged")
                    .setCause(e)
                    .log();
        }
    }

    private Optional<String> mark() {
        try {
            return Publication.read(folder);
        } catch (RetrievalException e) {
            LOG.atWarn()
                    .setMessage("published knowledge cannot be seen")
                    .setCause(e)
                    .log();
            return Optional.empty();
        }
    }

    private static void log(Exchange exchange) {
        switch (exchange) {
            case Exchange.Swapped(String version) ->
                LOG.atInfo()
                        .setMessage("knowledge exchanged")
                        .addKeyValue("version", version)
                        .log();
            case Exchange.Unchanged(String version) ->
                LOG.atInfo()
                        .setMessage("knowledge unchanged")
                        .addKeyValue("version", version)
                        .log();
            case Exchange.Refused(String version, String reason) ->
                LOG.atError()
                        .setMessage("knowledge refused, the old one stays")
                        .addKeyValue("version", version)
                        .addKeyValue("reason", reason)
                        .log();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
