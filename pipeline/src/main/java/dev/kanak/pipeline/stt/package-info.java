/**
 * Speech recognition: log-mel features, a chunk-streaming CTC network, beam search with a character language model, and
 * the mapping of English words heard in Devanagari back to Latin script. Entry type: {@link CtcSpeechToText}.
 *
 * <p>Models are shared and thread-safe; everything that belongs to one utterance is used by one thread.
 */
@NullMarked
package dev.kanak.pipeline.stt;

import org.jspecify.annotations.NullMarked;
