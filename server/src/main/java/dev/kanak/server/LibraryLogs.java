package dev.kanak.server;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Brings what libraries write through {@code java.util.logging} into the one log, from WARNING up. */
final class LibraryLogs extends Handler {

    /** Says at every start that a preview module is not used; there is nothing to do about it. */
    private static final Logger LUCENE_VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private LibraryLogs() {
        setLevel(Level.WARNING);
    }

    static void install() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(new LibraryLogs());
        passOverHints();
    }

    /** For commands that write to a person and not to a log. */
    static void passOverHints() {
        LUCENE_VECTORS.setLevel(Level.SEVERE);
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        String name = entry.getLoggerName();
        var logger = LoggerFactory.getLogger(name == null ? "java.util.logging" : name);
        var line = entry.getLevel().intValue() >= Level.SEVERE.intValue() ? logger.atError() : logger.atWarn();
        line.setMessage(String.valueOf(entry.getMessage()))
                .setCause(entry.getThrown())
                .log();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
