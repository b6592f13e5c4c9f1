/**
 * Searching by words and by vectors at the same time and joining what each finds.
 *
 * <p>Entry: {@link dev.kanak.rag.fusion.HybridSearch}.
 */
@NullMarked
package dev.kanak.rag.fusion;

import org.jspecify.annotations.NullMarked;
