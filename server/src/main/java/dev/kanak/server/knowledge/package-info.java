/**
 * The lender's knowledge while it is served: checked and published by {@code kanak index}, exchanged without a restart.
 *
 * <p>Entry: {@link dev.kanak.server.knowledge.KnowledgeWatch}. Thread-safe.
 */
@NullMarked
package dev.kanak.server.knowledge;

import org.jspecify.annotations.NullMarked;
