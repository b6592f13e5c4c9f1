/**
 * The call's monotonic time.
 */
@NullMarked
package dev.kanak.core.time;

import org.jspecify.annotations.NullMarked;
