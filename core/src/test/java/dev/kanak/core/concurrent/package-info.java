/** Tests of the concurrent package. */
@NullMarked
package dev.kanak.core.concurrent;

import org.jspecify.annotations.NullMarked;
