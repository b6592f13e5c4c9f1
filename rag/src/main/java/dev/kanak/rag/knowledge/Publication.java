package dev.kanak.rag.knowledge;

import dev.kanak.core.error.RetrievalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The mark in a folder of articles that says which state of them is fit to be served: written by who checked them, looked at by
 * every server that serves the folder. Articles can so be edited at leisure; nothing half-written is taken.
 */
public final class Publication {

    private static final String FILE = ".published";

    private Publication() {}

    /**
     * Marks the articles as they are now; the mark appears in one piece.
     *
     * @param version of the index that was built from them
     * @throws RetrievalException (INDEX_FAILED) if the folder cannot be written to
     */
    public static void mark(Path folder, String version, Instant now) {
        try {
            Path next = Files.createTempFile(folder, FILE, ".next");
            Files.writeString(next, version + " " + now + "\n");
            Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.INDEX_FAILED,
                    "the folder of articles cannot be written to: " + folder
                            + "; give this user the right to write there",
                    false,
                    e);
        }
    }

    /** The mark; empty if the articles were never published. */
    public static Optional<String> read(Path folder) {
        try {
            return Optional.of(Files.readString(folder.resolve(FILE)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.INDEX_FAILED, "the mark in the folder of articles cannot be read", true, e);
        }
    }
}
