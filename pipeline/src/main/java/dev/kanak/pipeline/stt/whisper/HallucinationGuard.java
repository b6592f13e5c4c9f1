package dev.kanak.pipeline.stt.whisper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;

/**
 * Tells texts that Whisper makes up over silence, noise or music from what was said. Pure.
 *
 * <p>Source of the compression, probability and no-speech tests: openai/whisper, transcribe.py.
 */
final class HallucinationGuard {

    /** Letters that any audio may have, however short. */
    private static final int LETTERS_ALWAYS = 12;

    private static final int REPEATS = 4;
    private static final int LONGEST_REPEATED = 6;
    private static final double PERHAPS_NO_SPEECH = 0.3;

    /** What the model writes over silence, having been trained on subtitles. */
    private static final Set<String> SUBTITLES = Set.of(
            "thank you",
            "thank you for watching",
            "thanks for watching",
            "please subscribe",
            "subscribe",
            "you",
            "bye",
            "धन्यवाद",
            "देखने के लिए धन्यवाद",
            "सब्सक्राइब करें",
            "चैनल को सब्सक्राइब करें",
            "वीडियो को लाइक करें",
            "subtitles by the amara org community",
            "संगीत",
            "music");

    private final HallucinationLimits limits;

    HallucinationGuard(HallucinationLimits limits) {
        this.limits = limits;
    }

    /** Why a text is dropped. */
    enum Reason {
        SILENCE,
        NO_SPEECH,
        IMPROBABLE,
        COMPRESSIBLE,
        REPEATED,
        TOO_LONG,
        SUBTITLE
    }

    /**
     * What is known of a text.
     *
     * @param words without punctuation
     * @param meanLogProbability of its tokens
     * @param noSpeech probability that there was no speech
     * @param seconds length of the audio
     */
    record Text(List<String> words, double meanLogProbability, double noSpeech, double seconds) {}

    /** True if audio is too quiet to be read. */
    boolean silent(short[] pcm) {
        double loudest = 0;
        for (int start = 0; start < pcm.length; start += 320) {
            int end = Math.min(pcm.length, start + 320);
            double energy = 0;
            for (int i = start; i < end; i++) {
                energy += (double) pcm[i] * pcm[i];
            }
            loudest = Math.max(loudest, energy / (end - start));
        }
        return 10 * Math.log10(loudest / (32768.0 * 32768.0) + 1e-20) < limits.silenceDbfs();
    }

    /** Why the text counts as made up; empty if it does not. */
    Optional<Reason> judge(Text text) {
        String joined = String.join(" ", text.words);
        boolean improbable = text.meanLogProbability < limits.minLogProbability();
        if (improbable && text.noSpeech > limits.noSpeechProbability()) {
            return Optional.of(Reason.NO_SPEECH);
        }
        if (improbable) {
            return Optional.of(Reason.IMPROBABLE);
        }
        if (text.noSpeech > PERHAPS_NO_SPEECH && SUBTITLES.contains(joined.toLowerCase(Locale.ROOT))) {
            return Optional.of(Reason.SUBTITLE);
        }
        if (repeats(text.words)) {
            return Optional.of(Reason.REPEATED);
        }
        if (compression(joined) > limits.maxCompression()) {
            return Optional.of(Reason.COMPRESSIBLE);
        }
        double longest = LETTERS_ALWAYS + limits.maxLettersPerSecond() * text.seconds;
        return joined.length() > longest ? Optional.of(Reason.TOO_LONG) : Optional.empty();
    }

    /** True if the words end in one to six words said four times in a row, digits apart. */
    static boolean repeats(List<String> words) {
        for (int length = 1; length <= LONGEST_REPEATED; length++) {
            int needed = length == 1 ? 2 * REPEATS : REPEATS;
            if (words.size() >= length * needed && repeats(words, length, needed)) {
                return true;
            }
        }
        return false;
    }

    private static boolean repeats(List<String> words, int length, int times) {
        int from = words.size() - length * times;
        for (int i = from; i + length < words.size(); i++) {
            if (!words.get(i).equals(words.get(i + length))) {
                return false;
            }
        }
        return true;
    }

    /**
     * How many times a text shrinks under compression.
     *
     * <p>A letter counts as one byte whatever its script: in UTF-8 every Devanagari letter begins with the same two bytes, and
     * all Hindi would look repetitive.
     */
    static double compression(String text) {
        if (text.isEmpty()) {
            return 1;
        }
        var letters = new byte[text.length()];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) text.charAt(i);
        }
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(letters);
            deflater.finish();
            var compressed = new byte[letters.length + 64];
            return (double) letters.length / deflater.deflate(compressed);
        }
    }
}
