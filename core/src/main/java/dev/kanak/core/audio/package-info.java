/**
 * PCM audio as it moves between modules.
 */
@NullMarked
package dev.kanak.core.audio;

import org.jspecify.annotations.NullMarked;
