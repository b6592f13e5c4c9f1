package dev.kanak.pipeline.tts;

import dev.kanak.core.speech.Language;
import java.time.Duration;

/**
 * How espeak-ng speaks.
 *
 * @param command program name or path
 * @param hindiVoice voice and variant for Hindi and Hinglish, e.g. {@code hi+f3}
 * @param englishVoice voice and variant for English; {@code en+f3}, since {@code en-gb+f3} loses its variant
 * @param wordsPerMinute speed at rate 1.0, 80 to 400
 * @param pitch 0 to 99; 50 is the voice's own
 * @param gainDb gain before limiting to -1 dBFS, -24 to 24
 * @param pause silence after each clause, at most 2 s
 */
public record EspeakConfig(
        String command,
        String hindiVoice,
        String englishVoice,
        int wordsPerMinute,
        int pitch,
        double gainDb,
        Duration pause) {

    public EspeakConfig {
        requireVoice("hindiVoice", hindiVoice);
        requireVoice("englishVoice", englishVoice);
        if (wordsPerMinute < 80 || wordsPerMinute > 400) {
            throw new IllegalArgumentException("wordsPerMinute must be 80 to 400: " + wordsPerMinute);
        }
        if (pitch < 0 || pitch > 99) {
            throw new IllegalArgumentException("pitch must be 0 to 99: " + pitch);
        }
        if (!(Math.abs(gainDb) <= 24)) {
            throw new IllegalArgumentException("gainDb must be -24 to 24: " + gainDb);
        }
        if (pause.isNegative() || pause.compareTo(Duration.ofSeconds(2)) > 0) {
            throw new IllegalArgumentException("pause must be 0 to 2 s: " + pause);
        }
    }

    /** A female-sounding voice at a telephone agent's pace. */
    public static EspeakConfig standard() {
        return new EspeakConfig("espeak-ng", "hi+f3", "en+f3", 160, 50, 0, Duration.ofMillis(120));
    }

    String voice(Language language) {
        return switch (language) {
            case HINDI, HINGLISH -> hindiVoice;
            case ENGLISH -> englishVoice;
        };
    }

    private static void requireVoice(String name, String voice) {
        if (!voice.matches("[A-Za-z][A-Za-z0-9/_-]*(\\+[A-Za-z0-9_]+)?")) {
            throw new IllegalArgumentException(name + " is no espeak-ng voice: " + voice);
        }
    }
}
