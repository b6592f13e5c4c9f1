/**
 * Cross-encoders that read the question together with each candidate, and leave off as soon as the order is clear.
 *
 * <p>Entry: {@link dev.kanak.rag.rerank.Rerankers}. A model in segments runs one graph after another; after each, candidates that
 * cannot win leave the batch, so that what is not run costs nothing. Models are thread-safe.
 */
@NullMarked
package dev.kanak.rag.rerank;

import org.jspecify.annotations.NullMarked;
