/**
 * The latency suite: rings a running server like a customer, records both directions on one clock and measures what a caller
 * feels, beside the server's own record and beside a serial pipeline of the same models. Entry: {@link
 * dev.kanak.benchmarks.latency.LatencySuite}.
 */
@NullMarked
package dev.kanak.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
