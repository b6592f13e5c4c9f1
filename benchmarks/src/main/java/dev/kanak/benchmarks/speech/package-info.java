/**
 * Cost of hearing and speaking: features, models, recognition, synthesis.
 */
@NullMarked
package dev.kanak.benchmarks.speech;

import org.jspecify.annotations.NullMarked;
