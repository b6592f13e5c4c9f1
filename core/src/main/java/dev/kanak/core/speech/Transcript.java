package dev.kanak.core.speech;

import java.util.List;

/**
 * What a recogniser heard in one utterance, so far or finally.
 *
 * @param text words without punctuation; Hindi in Devanagari, known English words in Latin script; may be empty
 * @param language language of the words heard
 * @param confidence 0 to 1; 1 for typed text
 * @param words the words of {@code text} in order with their times; empty if the engine gives none or the text was typed
 * @param tier what produced the text: the name of an engine, e.g. {@code embedded}, or {@code typed}; empty if unknown
 */
public record Transcript(String text, Language language, double confidence, List<Word> words, String tier) {

    /** Tier of text that the caller typed. */
    public static final String TYPED = "typed";

    public Transcript {
        checkConfidence(confidence);
        words = List.copyOf(words);
    }

    /** A transcript without word times whose engine is not known. */
    public Transcript(String text, Language language, double confidence) {
        this(text, language, confidence, List.of(), "");
    }

    /** Text that the caller typed. */
    public static Transcript typed(String text, Language language) {
        return new Transcript(text, language, 1, List.of(), TYPED);
    }

    /** The same words, said to come from another tier. */
    public Transcript from(String otherTier) {
        return new Transcript(text, language, confidence, words, otherTier);
    }

    /**
     * One word with its place in the audio.
     *
     * @param text as it is written in the transcript
     * @param startMs from the first sample of the utterance to the begin of the word
     * @param endMs to its end, at least {@code startMs}
     * @param confidence 0 to 1
     */
    public record Word(String text, long startMs, long endMs, double confidence) {

        public Word {
            checkConfidence(confidence);
            if (startMs < 0 || endMs < startMs) {
                throw new IllegalArgumentException("word must not end before it begins: " + startMs + " to " + endMs);
            }
        }
    }

    private static void checkConfidence(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1: " + confidence);
        }
    }
}
