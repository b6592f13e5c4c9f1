/**
 * The lender's knowledge: articles read from a folder and found by a caller's words.
 *
 * <p>Entry: {@link dev.kanak.rag.knowledge.KnowledgeIndex}.
 */
@NullMarked
package dev.kanak.rag;

import org.jspecify.annotations.NullMarked;
