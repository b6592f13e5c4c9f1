/**
 * Measures the parts of Kanak on labelled files.
 */
@NullMarked
package dev.kanak.server.eval;

import org.jspecify.annotations.NullMarked;
