package dev.kanak.core.port;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.speech.Language;

/** A voice. Thread-safe. */
public interface TextToSpeech {

    /** Samples per second of the audio it makes: 8000, 12 000, 16 000, 24 000 or 48 000, as Opus encodes them. */
    int sampleRateHz();

    /**
     * Speaks a clause into {@code sink} as fast as it can, waiting where the sink waits.
     *
     * <p>Interrupting the calling thread stops the voice within one frame.
     *
     * @throws SpeechException if the engine is missing or fails
     */
    void speak(Clause clause, PcmSink sink) throws InterruptedException;

    /**
     * What to say.
     *
     * @param text one clause or sentence without digits, symbols or markup: already verbalised
     * @param language chooses the voice
     * @param rate speed relative to the voice's own, e.g. 1.0; 0.8 is slower
     */
    record Clause(String text, Language language, double rate) {}

    /** Where audio goes. */
    @FunctionalInterface
    interface PcmSink {

        /**
         * Takes samples, waiting while there is no room.
         *
         * @param samples mono 16-bit PCM at the voice's rate; ownership passes to the sink
         */
        void write(short[] samples) throws InterruptedException;
    }
}
