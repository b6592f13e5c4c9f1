/** Telling the agent's own voice, coming back over the caller's line, from the caller. Pure signal code. */
@NullMarked
package dev.kanak.pipeline.echo;

import org.jspecify.annotations.NullMarked;
