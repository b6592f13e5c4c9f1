package dev.kanak.server;

import dev.kanak.server.config.Configuration;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log says of a start before the server is ready: what will be loaded, each step that lasts and each that took a while.
 * Thread-safe.
 */
final class StartLog {

    private static final Logger LOG = LoggerFactory.getLogger(StartLog.class);

    /** A step shorter than this has no line. */
    private static final Duration SLOW = Duration.ofMillis(100);

    /** A step that is not over by then is told of before it is. */
    private static final Duration LASTING = Duration.ofSeconds(1);

    /** Keys of the configuration that choose what takes long to load. */
    private static final List<String> CHOICES =
            List.of("stt.engine", "stt.fallback-engine", "turn.engine", "knowledge.embedder", "knowledge.reranker");

    /** Part of a start. */
    @FunctionalInterface
    interface Step<T, E extends Exception> {
        T run() throws E;
    }

    private StartLog() {}

    /** The configuration is read and nothing is loaded yet. */
    static void begins(Configuration configuration) {
        var line = LOG.atInfo().setMessage("starting").addKeyValue("profile", configuration.profile());
        for (String key : CHOICES) {
            var choice = configuration.printed().get(key);
            line = choice == null ? line : line.addKeyValue(key, choice.value().replace("\"", ""));
        }
        line.log();
    }

    /** Does one step; says so while it lasts, and how long it took if that was long. */
    static <T, E extends Exception> T step(String name, Step<T, E> work) throws E {
        long began = System.nanoTime();
        Thread watch = Thread.ofVirtual().name("start-" + name).start(() -> tellIfItLasts(name));
        try {
            return work.run();
        } finally {
            watch.interrupt();
            took(name, began);
        }
    }

    private static void tellIfItLasts(String name) {
        try {
            Thread.sleep(LASTING);
            LOG.atInfo().setMessage("loading").addKeyValue("step", name).log();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void took(String name, long beganNanos) {
        Duration took = Duration.ofNanos(System.nanoTime() - beganNanos);
        if (took.compareTo(SLOW) >= 0) {
            LOG.atInfo()
                    .setMessage("loaded")
                    .addKeyValue("step", name)
                    .addKeyValue("took_ms", took.toMillis())
                    .log();
        }
    }
}
