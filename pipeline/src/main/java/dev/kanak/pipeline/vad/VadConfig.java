package dev.kanak.pipeline.vad;

import java.time.Duration;

/**
 * When the caller counts as speaking.
 *
 * @param startProbability a window at or above it begins or continues a start, 0 to 1
 * @param sureProbability a start needs one window at or above it; at least {@code startProbability}, at most 1
 * @param stopProbability speech lasts while windows are at or above it; at most {@code startProbability}
 * @param minSpeech voiced audio in a row that makes a start
 * @param hangover unvoiced audio in a row that makes a stop
 * @param preRoll audio from before the start that is handed to the recogniser
 * @param floorDbfs windows quieter than this (RMS, full scale = 0) are never voiced
 * @param marginDb how far a window must stand out of the background noise to begin speech; half of it to go on
 */
public record VadConfig(
        double startProbability,
        double sureProbability,
        double stopProbability,
        Duration minSpeech,
        Duration hangover,
        Duration preRoll,
        double floorDbfs,
        double marginDb) {

    public VadConfig {
        if (!(startProbability > 0 && startProbability <= 1)) {
            throw new IllegalArgumentException("startProbability must be over 0 to 1: " + startProbability);
        }
        if (!(sureProbability >= startProbability && sureProbability <= 1)) {
            throw new IllegalArgumentException("sureProbability must be startProbability to 1: " + sureProbability);
        }
        if (!(stopProbability > 0 && stopProbability <= startProbability)) {
            throw new IllegalArgumentException(
                    "stopProbability must be over 0 to startProbability: " + stopProbability);
        }
        if (!(marginDb >= 0 && marginDb <= 30)) {
            throw new IllegalArgumentException("marginDb must be 0 to 30: " + marginDb);
        }
        requireBelowSeconds("minSpeech", minSpeech, 2);
        requireBelowSeconds("hangover", hangover, 5);
        requireBelowSeconds("preRoll", preRoll, 5);
    }

    /** Values for a call: 96 ms to start, 160 ms to stop, 400 ms of pre-roll, floor of -55 dBFS, 4 dB over the noise. */
    public static VadConfig standard() {
        return new VadConfig(
                0.4, 0.8, 0.2, Duration.ofMillis(96), Duration.ofMillis(160), Duration.ofMillis(400), -55, 4);
    }

    private static void requireBelowSeconds(String name, Duration value, int seconds) {
        if (value.isNegative() || value.compareTo(Duration.ofSeconds(seconds)) > 0) {
            throw new IllegalArgumentException(name + " must be 0 to " + seconds + " s: " + value);
        }
    }
}
