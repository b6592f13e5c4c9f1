package dev.kanak.pipeline.stt.window;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the first of several files of one model that this machine can run. */
public final class UsableFile {

    private static final Logger LOG = LoggerFactory.getLogger(UsableFile.class);

    private UsableFile() {}

    /**
     * Loads the first that is there and works; one that does not work is told in the log if another follows.
     *
     * @param candidates best first
     * @param load loads a file and tries it
     * @throws SpeechException (MODEL_MISSING) if none is there; (MODEL_FAILED) if the last one does not work
     */
    public static <T> T load(List<Path> candidates, Function<Path, T> load) {
        List<Path> there = candidates.stream().filter(Files::isRegularFile).toList();
        if (there.isEmpty()) {
            throw new SpeechException(
                    Kind.MODEL_MISSING,
                    "none of the files "
                            + candidates.stream().map(Path::getFileName).toList() + " is there",
                    false);
        }
        for (int i = 0; i < there.size() - 1; i++) {
            try {
                return load.apply(there.get(i));
            } catch (SpeechException e) {
                if (e.kind() != Kind.MODEL_FAILED) {
                    throw e;
                }
                LOG.atWarn()
                        .setMessage("this machine cannot run the model's file; falling back to another")
                        .addKeyValue("file", there.get(i).getFileName())
                        .addKeyValue("reason", e.getMessage())
                        .addKeyValue("fallback", there.get(i + 1).getFileName())
                        .log();
            }
        }
        return loadLast(there.getLast(), load);
    }

    private static <T> T loadLast(Path file, Function<Path, T> load) {
        try {
            return load.apply(file);
        } catch (SpeechException e) {
            if (e.kind() != Kind.MODEL_FAILED
                    || !String.valueOf(file.getFileName()).contains("int8")) {
                throw e;
            }
            throw new SpeechException(
                    Kind.MODEL_FAILED,
                    e.getMessage() + "; put the model's fp32 file beside it, which is then used instead",
                    false,
                    e);
        }
    }
}
