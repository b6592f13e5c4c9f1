/**
 * Groups of virtual threads and the platform-thread pool that runs native inference.
 */
@NullMarked
package dev.kanak.core.concurrent;

import org.jspecify.annotations.NullMarked;
