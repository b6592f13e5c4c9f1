/**
 * What a call has come to, small enough for whoever goes on with it. Entry type: {@link dev.kanak.agent.memory.CallNotes}.
 * Immutable, thread-safe.
 */
@NullMarked
package dev.kanak.agent.memory;

import org.jspecify.annotations.NullMarked;
