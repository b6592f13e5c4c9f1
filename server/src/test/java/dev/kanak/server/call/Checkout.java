package dev.kanak.server.call;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in the checkout under test. */
public final class Checkout {

    private Checkout() {}

    /** Top folder, found by walking up from the working directory to the build's own settings. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside a checkout of Kanak");
            }
        }
        return folder;
    }

    /** Folder for recordings, pictures and logs of the server under test; made by whoever writes there. */
    static Path output(String name) {
        return root().resolve("server/target").resolve(name);
    }
}
