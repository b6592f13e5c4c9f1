package dev.kanak.core.text;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of models and data that stands beside the checkout: {@code KANAK_SHARED}, or {@code shared} upwards of here. */
final class Shared {

    private Shared() {}

    static Path folder() {
        @Nullable String named = System.getenv("KANAK_SHARED");
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data"))) {
                return at.resolve("shared");
            }
        }
        return Path.of("shared");
    }
}
