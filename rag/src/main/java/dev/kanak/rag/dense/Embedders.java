package dev.kanak.rag.dense;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.rag.search.Embedder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Loads the embedder that is configured. */
public final class Embedders {

    private static final int BUFFER_BYTES = 1 << 16;

    private Embedders() {}

    /**
     * Loads a model; the kind is told from the files in its folder.
     *
     * @param pool runs a published transformer; the shipped model takes less time than handing over would and does not use it
     * @throws SpeechException (MODEL_MISSING) if a file is not there, naming it; (MODEL_FAILED) if one is not usable, saying why
     */
    public static Embedder load(EmbedderConfig config, InferencePool pool) {
        Path graph = graph(config.folder());
        Path tokenizer = config.folder().resolve("tokenizer.json");
        return Files.exists(tokenizer)
                ? TransformerEmbedder.load(config, graph, tokenizer, pool)
                : HashedEmbedder.load(graph);
    }

    private static Path graph(Path folder) {
        Path published = folder.resolve("onnx/model.onnx");
        return Files.exists(published) ? published : folder.resolve("model.onnx");
    }

    /** The beginning of a file's SHA-256, in hexadecimal. */
    static String digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "cannot read " + file.getFileName(), false, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
