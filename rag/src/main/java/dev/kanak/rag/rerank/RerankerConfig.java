package dev.kanak.rag.rerank;

import java.nio.file.Path;

/**
 * Which model reranks, and how far.
 *
 * <p>A folder with a {@code segments.json} holds a model in segments; one without, a published reranker in one piece with its
 * {@code tokenizer.json}.
 *
 * @param folder of the model
 * @param candidates at most this many are read, the search's best; the others follow in the search's order
 * @param maxTokens subwords of question and passage, for a model with a tokeniser
 */
public record RerankerConfig(Path folder, int candidates, int maxTokens, ExitRule exit) {

    /** What was measured best for the shipped model; see {@code docs/retrieval.md}. */
    public static final ExitRule SHIPPED_RULE = new ExitRule(2, 0.25, 2, 0.2, 2, 0.8);
}
