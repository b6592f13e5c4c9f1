package dev.kanak.pipeline.stt.window;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model read in a window.
 *
 * @param words in order; none if it heard nothing
 */
public record Reading(List<Word> words) {

    /** Nothing heard. */
    public static final Reading NOTHING = new Reading(List.of());

    public Reading {
        words = List.copyOf(words);
    }

    /** The words with single spaces between. */
    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /**
     * A word as the model wrote it.
     *
     * @param startMs from the first sample of the window; -1 if the model gives no times
     * @param endMs as {@code startMs}
     * @param confidence 0 to 1, mean over the word of the probability of what was chosen
     */
    public record Word(String text, int startMs, int endMs, double confidence) {

        /** The same word of a window that began later. */
        public Word later(int ms) {
            return startMs < 0 ? this : new Word(text, startMs + ms, endMs + ms, confidence);
        }
    }
}
