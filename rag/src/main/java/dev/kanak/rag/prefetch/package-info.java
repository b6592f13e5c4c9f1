/**
 * Searching while the caller is still speaking.
 *
 * <p>Entry: {@link dev.kanak.rag.prefetch.PrefetchingRetriever}. {@link dev.kanak.rag.prefetch.PrefetchPolicy} decides, with no
 * clock and no thread.
 */
@NullMarked
package dev.kanak.rag.prefetch;

import org.jspecify.annotations.NullMarked;
