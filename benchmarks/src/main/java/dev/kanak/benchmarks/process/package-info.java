/**
 * Measures of Kanak as a process of its own: the launcher, the jar, the operating system's counters.
 */
@NullMarked
package dev.kanak.benchmarks.process;

import org.jspecify.annotations.NullMarked;
