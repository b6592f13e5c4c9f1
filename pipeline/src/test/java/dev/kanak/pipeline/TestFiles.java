package dev.kanak.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests find the project's models and other people's reference data. */
public final class TestFiles {

    private TestFiles() {}

    /** The folder of the default models in the checkout. */
    public static Path models() {
        return root().resolve("data/models");
    }

    /** Reference data that is not part of the repository: {@code KANAK_SHARED}, or {@code shared} beside the checkout. */
    public static Path shared() {
        String configured = System.getenv("KANAK_SHARED");
        return configured == null ? root().resolveSibling("shared") : Path.of(configured);
    }

    /** Samples of a mono 16-bit WAV with a plain header. */
    public static short[] wav(Path file) {
        ByteBuffer bytes = read(file);
        int at = 12;
        while (bytes.getInt(at) != 0x61746164) {
            at += 8 + bytes.getInt(at + 4);
        }
        var samples = new short[bytes.getInt(at + 4) / 2];
        bytes.slice(at + 8, 2 * samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    /** Little-endian floats. */
    public static float[] floats(Path file) {
        ByteBuffer bytes = read(file);
        var floats = new float[bytes.capacity() / 4];
        bytes.asFloatBuffer().get(floats);
        return floats;
    }

    private static ByteBuffer read(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("data/models/manifest.json"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside a checkout");
    }
}
