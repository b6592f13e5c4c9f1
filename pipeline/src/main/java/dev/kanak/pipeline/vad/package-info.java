/**
 * Voice activity: when the caller starts and stops speaking. Entry type: {@link VoiceActivity}.
 *
 * <p>The model is shared and thread-safe; everything else belongs to one call and one thread.
 */
@NullMarked
package dev.kanak.pipeline.vad;

import org.jspecify.annotations.NullMarked;
