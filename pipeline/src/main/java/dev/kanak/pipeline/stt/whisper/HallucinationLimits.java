package dev.kanak.pipeline.stt.whisper;

/**
 * Beyond which a text counts as made up.
 *
 * @param silenceDbfs level of the loudest 20 ms below which audio is not read at all
 * @param noSpeechProbability with a text less likely than {@code minLogProbability}, what drops it
 * @param minLogProbability mean log-probability of a token that a text must have
 * @param maxCompression how many times a text may shrink under compression
 * @param maxLettersPerSecond letters in a second of audio
 */
public record HallucinationLimits(
        double silenceDbfs,
        double noSpeechProbability,
        double minLogProbability,
        double maxCompression,
        double maxLettersPerSecond) {

    /** OpenAI's thresholds, and a speed that no speaker reaches. */
    public static final HallucinationLimits USUAL = new HallucinationLimits(-50, 0.6, -1.0, 2.4, 30);
}
