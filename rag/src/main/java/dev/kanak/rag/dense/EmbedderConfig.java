package dev.kanak.rag.dense;

import java.nio.file.Path;

/**
 * Which model embeds, and how.
 *
 * <p>A folder with a {@code tokenizer.json} holds a published transformer; one without, the shipped kind, for which the other
 * settings do nothing.
 *
 * @param folder with {@code model.onnx} or {@code onnx/model.onnx}
 * @param queryPrefix put before questions, e.g. {@code "query: "} for multilingual-e5; may be empty
 * @param passagePrefix put before passages, e.g. {@code "passage: "}; may be empty
 * @param maxTokens subwords of a text; what follows is cut off
 */
public record EmbedderConfig(Path folder, String queryPrefix, String passagePrefix, Pooling pooling, int maxTokens) {

    /** A folder with the shipped kind of model. */
    public static EmbedderConfig shipped(Path folder) {
        return new EmbedderConfig(folder, "", "", Pooling.IN_GRAPH, 512);
    }
}
