/**
 * benchmarks
 */
@NullMarked
package dev.kanak.benchmarks;

import org.jspecify.annotations.NullMarked;
