/**
 * What the parts of retrieval exchange: passages, the searches that find them, the models that embed and rerank them, and the
 * record of what ran.
 *
 * <p>Entry: {@link dev.kanak.rag.search.PassageSearch}. Every type here is immutable or, where it is an interface, to be
 * implemented thread-safe.
 */
@NullMarked
package dev.kanak.rag.search;

import org.jspecify.annotations.NullMarked;
