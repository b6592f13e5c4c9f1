/**
 * Models that turn text into vectors: the shipped one of hashed word features, and published transformers.
 *
 * <p>Entry: {@link dev.kanak.rag.dense.Embedders}. Models are thread-safe.
 */
@NullMarked
package dev.kanak.rag.dense;

import org.jspecify.annotations.NullMarked;
