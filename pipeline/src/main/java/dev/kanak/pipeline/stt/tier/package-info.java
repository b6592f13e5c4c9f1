/**
 * The ladder of recognisers: streaming, the whole utterance again, a fallback engine, nothing. Entry type:
 * {@link TieredSpeechToText}.
 */
@NullMarked
package dev.kanak.pipeline.stt.tier;

import org.jspecify.annotations.NullMarked;
