package dev.kanak.server.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a caller's speech with the espeak-ng program, at the callers' rate.
 *
 * @param espeakVoice voice and variant, e.g. {@code hi+f4}
 * @param wordsPerMinute speaking rate
 */
public record CallerVoice(String espeakVoice, int wordsPerMinute) {

    private static final Map<List<String>, Pcm> SPOKEN = new ConcurrentHashMap<>();

    /** The words, with a short silence before them; the caller goes on sending silence afterwards. */
    public Pcm say(String words) {
        List<String> command = List.of(
                "espeak-ng", "-v", espeakVoice, "-s", Integer.toString(wordsPerMinute), "--stdout", "--", words);
        return SPOKEN.computeIfAbsent(command, CallerVoice::synthesise);
    }

    private static Pcm synthesise(List<String> command) {
        try {
            Process espeak = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] wav = espeak.getInputStream().readAllBytes();
            if (espeak.waitFor() != 0 || wav.length < 44) {
                throw new IllegalStateException("espeak-ng gave no audio for " + command);
            }
            return Pcm.silence(0.2).then(Pcm.ofWav(wav).at(Pcm.CALLER_RATE_HZ));
        } catch (IOException e) {
            throw new UncheckedIOException("espeak-ng must be installed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
