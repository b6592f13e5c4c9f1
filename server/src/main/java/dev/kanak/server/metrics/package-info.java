/**
 * Counters and timers under the field's names, for Prometheus. Entry type: {@link dev.kanak.server.metrics.Metrics}.
 */
@NullMarked
package dev.kanak.server.metrics;

import org.jspecify.annotations.NullMarked;
