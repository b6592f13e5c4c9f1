package dev.kanak.benchmarks.speech;

import dev.kanak.benchmarks.Samples;
import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.tts.EspeakConfig;
import dev.kanak.pipeline.tts.EspeakTextToSpeech;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The default voice: time to its first sample and the time a clause takes for each second of its audio.
 *
 * <p>The argument is the number of clauses (30).
 */
public final class SynthesisMeasure {

    private static final Clause CLAUSE = new Clause("अनुमान से पाँच लाख रुपये तक मिल सकता है", Language.HINDI, 1);
    private static final int WARM_UP = 5;

    private SynthesisMeasure() {}

    public static void main(String[] args) throws InterruptedException {
        int clauses = args.length == 0 ? 30 : Integer.parseInt(args[0]);
        var first = new double[clauses];
        var perSecond = new double[clauses];
        try (var voice = new EspeakTextToSpeech(EspeakConfig.standard())) {
            for (int i = -WARM_UP; i < clauses; i++) {
                Timing timing = speak(voice);
                if (i >= 0) {
                    first[i] = timing.firstMs;
                    perSecond[i] = timing.totalMs / timing.audioSeconds;
                }
            }
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(Samples.head());
        out.println(Samples.of(first).row("synthesis, clause to first sample (TTFB)", "ms"));
        out.println(Samples.of(perSecond).row("synthesis, per second of audio", "ms"));
    }

    private record Timing(double firstMs, double totalMs, double audioSeconds) {}

    private static Timing speak(EspeakTextToSpeech voice) throws InterruptedException {
        long begun = System.nanoTime();
        long[] firstAt = {0};
        long[] samples = {0};
        voice.speak(CLAUSE, pcm -> {
            firstAt[0] = firstAt[0] == 0 ? System.nanoTime() : firstAt[0];
            samples[0] += pcm.length;
        });
        double total = (System.nanoTime() - begun) / 1e6;
        return new Timing((firstAt[0] - begun) / 1e6, total, (double) samples[0] / voice.sampleRateHz());
    }
}
