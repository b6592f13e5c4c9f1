/** Tests of the audio package. */
@NullMarked
package dev.kanak.core.audio;

import org.jspecify.annotations.NullMarked;
