/**
 * Cost of the models that retrieval runs.
 */
@NullMarked
package dev.kanak.benchmarks.rag;

import org.jspecify.annotations.NullMarked;
