/**
 * Whisper as it is published in ONNX in the optimum layout: encoder, decoder with cache, language pinned, texts that it
 * makes up dropped. Entry type: {@link dev.kanak.pipeline.stt.whisper.WhisperModel}.
 *
 * <p>Models are shared and thread-safe; a {@link dev.kanak.pipeline.stt.whisper.DecoderRun} belongs to one window.
 */
@NullMarked
package dev.kanak.pipeline.stt.whisper;

import org.jspecify.annotations.NullMarked;
