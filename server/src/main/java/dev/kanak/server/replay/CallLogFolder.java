package dev.kanak.server.replay;

import dev.kanak.agent.replay.CallLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with one log for each conversation, readable by the server's own user only. A log holds the caller's words as
 * they were heard; it is deleted when its time is over. Thread-safe; a line that cannot be written is lost, never the call.
 */
public final class CallLogFolder {

    private static final Logger LOG = LoggerFactory.getLogger(CallLogFolder.class);
    private static final String SUFFIX = ".jsonl";
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final Path folder;
    private final Duration keep;
    private final InstantSource clock;
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

    private CallLogFolder(Path folder, Duration keep, InstantSource clock) {
        this.folder = folder;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * The folder of a configuration, made if it is missing.
     *
     * @return empty if nothing is to be written
     * @throws IOException if the folder cannot be made
     */
    public static Optional<CallLogFolder> of(ReplayConfig config, InstantSource clock) throws IOException {
        if (config.folder().isEmpty()) {
            return Optional.empty();
        }
        Path folder = config.folder().get();
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        return Optional.of(new CallLogFolder(folder, config.keep(), clock));
    }

    /**
     * Begins the log of a conversation.
     *
     * @param conversation its id, as the lender's database and receivers know it
     * @return takes one line after another
     */
    public Consumer<String> open(String conversation, CallLog.Heading heading) {
        sweep();
        Path file = folder.resolve(conversation + SUFFIX);
        try {
            Files.createFile(file, ownerOnly(folder, "rw-------"));
        } catch (IOException e) {
            failed(e);
            return _ -> {};
        }
        append(file, CallLog.write(heading));
        return line -> append(file, line);
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            failed(e);
        }
    }

    private static void failed(IOException e) {
        LOG.atWarn()
                .setMessage("call log not written")
                .addKeyValue("exception", e.getClass().getName())
                .log();
    }

    /** Deletes the logs whose time is over, at most once an hour. */
    private void sweep() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (now.isBefore(due) || !nextSweep.compareAndSet(due, now.plus(SWEEP_EVERY))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().plus(keep).isBefore(now)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder, String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> allowed = PosixFilePermissions.fromString(permissions);
        return posix
                ? List.of(PosixFilePermissions.asFileAttribute(allowed)).toArray(FileAttribute<?>[]::new)
                : new FileAttribute<?>[0];
    }
}
