package dev.kanak.pipeline.stt.window;

import dev.kanak.core.error.SpeechException;

/** A recogniser that reads a whole window of audio at once. Thread-safe; memory is shared by all calls. */
public interface WindowModel extends AutoCloseable {

    /** Samples of 16 kHz audio in the longest window it reads well. */
    int windowSamples();

    /**
     * Reads a window. Blocks while inference runs on the pool.
     *
     * @param pcm 16 kHz mono, at most {@link #windowSamples()}; not kept
     * @throws SpeechException (OVERLOADED, MODEL_FAILED)
     */
    Reading read(short[] pcm) throws InterruptedException;

    @Override
    void close();
}
