/** Tests of the time package. */
@NullMarked
package dev.kanak.core.time;

import org.jspecify.annotations.NullMarked;
