/**
 * Which sentences of an article answer a question.
 *
 * <p>Entry: {@link dev.kanak.rag.answer.AnswerSentences}. Immutable and thread-safe.
 */
@NullMarked
package dev.kanak.rag.answer;

import org.jspecify.annotations.NullMarked;
