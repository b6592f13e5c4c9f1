/**
 * Many calls in a row through the call graph with its real models, as fast as they can be heard, to see what they leave
 * behind: memory and threads. Entry: {@link dev.kanak.benchmarks.soak.SoakMeasure}.
 */
@NullMarked
package dev.kanak.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
