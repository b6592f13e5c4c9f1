/**
 * Measurements: JMH benchmarks ({@code XBenchmark}) of the parts and process measures ({@code XMeasure}) of the whole.
 *
 * <p>{@code make bench} runs them; {@code docs/latency.md} holds the figures.
 */
@NullMarked
package dev.kanak.benchmarks;

import org.jspecify.annotations.NullMarked;
