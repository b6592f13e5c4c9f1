/**
 * A lender's articles, found by a caller's words.
 *
 * <p>Entry: {@link dev.kanak.rag.knowledge.KnowledgeIndex}.
 */
@NullMarked
package dev.kanak.rag.knowledge;

import org.jspecify.annotations.NullMarked;
