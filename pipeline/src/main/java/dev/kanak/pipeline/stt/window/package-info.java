/**
 * Recognition by models that read a whole window of audio at once: growing-window partials with a stable prefix, long
 * utterances cut at quiet points. Entry type: {@link dev.kanak.pipeline.stt.window.WindowedSpeechToText}.
 *
 * <p>Models are shared and thread-safe; an utterance is used by one thread and reads its windows on virtual threads, whose
 * inference runs on the pool.
 */
@NullMarked
package dev.kanak.pipeline.stt.window;

import org.jspecify.annotations.NullMarked;
