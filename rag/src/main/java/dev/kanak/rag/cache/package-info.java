/**
 * Results of earlier questions, found again by the same words, by words that sound the same, or by a like meaning.
 *
 * <p>Entry: {@link dev.kanak.rag.cache.CachedSearch}.
 */
@NullMarked
package dev.kanak.rag.cache;

import org.jspecify.annotations.NullMarked;
