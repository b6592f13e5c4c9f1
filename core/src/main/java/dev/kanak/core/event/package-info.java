/**
 * What happened in a call, as the events socket tells it.
 */
@NullMarked
package dev.kanak.core.event;

import org.jspecify.annotations.NullMarked;
