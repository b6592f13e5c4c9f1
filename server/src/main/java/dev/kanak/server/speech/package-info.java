/**
 * Which recogniser a configuration means, and loading it; recorded speech and what it costs. Entry type:
 * {@link dev.kanak.server.speech.SttEngines}.
 *
 * <p>Loaded once at start, on the thread that asks.
 */
@NullMarked
package dev.kanak.server.speech;

import org.jspecify.annotations.NullMarked;
