/**
 * Speech synthesis: clauses, the espeak-ng program as a voice, and the way of its audio to the playout rate. Entry type:
 * {@link EspeakTextToSpeech}.
 *
 * <p>A voice is thread-safe; the stages of one clause's audio belong to the thread that speaks it.
 */
@NullMarked
package dev.kanak.pipeline.tts;

import org.jspecify.annotations.NullMarked;
