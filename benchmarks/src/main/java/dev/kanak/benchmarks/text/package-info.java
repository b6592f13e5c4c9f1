/**
 * Cost of the rules that read and write Indian text.
 */
@NullMarked
package dev.kanak.benchmarks.text;

import org.jspecify.annotations.NullMarked;
