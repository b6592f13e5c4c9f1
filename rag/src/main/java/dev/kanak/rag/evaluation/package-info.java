/**
 * Measuring retrieval on sets that others have published.
 *
 * <p>Entry: {@link dev.kanak.rag.evaluation.PassageSet}.
 */
@NullMarked
package dev.kanak.rag.evaluation;

import org.jspecify.annotations.NullMarked;
