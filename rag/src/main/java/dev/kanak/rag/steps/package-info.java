/**
 * What to do when one search is not enough: look again in other words, or part by part, or admit that the knowledge has no
 * answer.
 *
 * <p>Entry: {@link dev.kanak.rag.steps.KnowledgeSteps}, which runs what {@link dev.kanak.rag.steps.StepPolicy} decides. The
 * policy is pure.
 */
@NullMarked
package dev.kanak.rag.steps;

import org.jspecify.annotations.NullMarked;
