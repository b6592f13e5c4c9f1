/**
 * How text becomes words that can be searched for, the same for articles and questions and in every script.
 *
 * <p>Entry: {@link dev.kanak.rag.analysis.TextAnalysis}. The chain is described in {@code docs/retrieval.md}.
 */
@NullMarked
package dev.kanak.rag.analysis;

import org.jspecify.annotations.NullMarked;
