/**
 * Whether each component is starting, ready or failed. Entry type: {@link dev.kanak.server.health.Readiness}.
 */
@NullMarked
package dev.kanak.server.health;

import org.jspecify.annotations.NullMarked;
