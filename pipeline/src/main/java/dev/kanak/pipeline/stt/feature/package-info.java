/**
 * The log-mel front ends of published models: {@link dev.kanak.pipeline.stt.feature.NemoMel} and {@link
 * dev.kanak.pipeline.stt.feature.WhisperMel}. Each takes a whole window of audio at once.
 *
 * <p>Thread-safe: nothing is kept between calls.
 */
@NullMarked
package dev.kanak.pipeline.stt.feature;

import org.jspecify.annotations.NullMarked;
