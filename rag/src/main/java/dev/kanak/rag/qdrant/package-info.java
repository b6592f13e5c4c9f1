/**
 * Vectors of passages in Qdrant, for knowledge that outgrows one machine.
 *
 * <p>Entry: {@link dev.kanak.rag.qdrant.QdrantIndex}. Thread-safe. Qdrant's client is loaded only when this package is used.
 */
@NullMarked
package dev.kanak.rag.qdrant;

import org.jspecify.annotations.NullMarked;
