package dev.kanak.pipeline.turn;

import dev.kanak.core.speech.RecognitionContext;

/**
 * What is known of a turn when the caller pauses.
 *
 * @param text transcript so far, in Devanagari or Latin script, without final punctuation; empty if nothing was recognised
 * @param context what the agent asked for and the language spoken
 * @param audio the newest audio of the turn, at 16 kHz, up to {@link #AUDIO_SAMPLES}; empty where only words are known
 */
@SuppressWarnings("ArrayRecordComponent") // audio path: handed over, not copied
public record TurnSoFar(String text, RecognitionContext context, short[] audio) {

    /** Eight seconds: as much audio as any judge listens to. */
    public static final int AUDIO_SAMPLES = 128_000;

    /** Words alone. */
    public static TurnSoFar of(String text, RecognitionContext context) {
        return new TurnSoFar(text, context, new short[0]);
    }
}
