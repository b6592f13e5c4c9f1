package dev.kanak.benchmarks.speech;

import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.tts.EspeakConfig;
import dev.kanak.pipeline.tts.EspeakTextToSpeech;
import dev.kanak.pipeline.tts.Resampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Synthesised speech, cut or padded with silence to a given length. */
public final class SpokenSentence {

    /** Samples per second of caller audio. */
    static final int RATE_HZ = 16_000;

    private static final String TEXT = "मेरे पास पचास ग्राम बाईस कैरेट सोना है";

    private SpokenSentence() {}

    /** The sentence in exactly {@code seconds} seconds of caller audio. */
    static short[] ofSeconds(int seconds) {
        return ofSeconds(seconds, RATE_HZ);
    }

    /** The sentence in exactly {@code seconds} seconds at a rate. */
    public static short[] ofSeconds(int seconds, int rateHz) {
        var pieces = new ArrayList<short[]>();
        try (var voice = new EspeakTextToSpeech(EspeakConfig.standard())) {
            var resampler = new Resampler(voice.sampleRateHz(), rateHz);
            voice.speak(new Clause(TEXT, Language.HINDI, 1), samples -> pieces.add(resampler.push(samples)));
            pieces.add(resampler.finish());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Arrays.copyOf(join(pieces), seconds * rateHz);
    }

    private static short[] join(List<short[]> pieces) {
        var whole = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (short[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return whole;
    }
}
