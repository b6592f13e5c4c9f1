package dev.kanak.rag.analysis;

import dev.kanak.core.text.PhoneticKey;
import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;

/**
 * A word as it is searched for. A number is one word, its digits, however it was said: "बाईस", "twenty two" and "22".
 *
 * @param surface as {@link dev.kanak.core.text.Tokens} folds it
 * @param folded by the Indic and Hindi normalisation too, so that spellings of one word are equal
 * @param stem stemmed by the Hindi rules for Devanagari and Porter's for Latin letters
 * @param coarse phonetic key with coarse vowels; empty if the word has none
 * @param skeleton phonetic key of the consonants; empty if it has fewer than two, which any word would share
 */
public record WordForms(String surface, String folded, String stem, String coarse, String skeleton) {

    private static final int SHORTEST_SKELETON = 2;

    static WordForms word(String surface, String folded, String stem) {
        String skeleton = PhoneticKey.skeleton(surface);
        return new WordForms(
                surface,
                folded,
                stem,
                PhoneticKey.coarse(surface),
                skeleton.length() < SHORTEST_SKELETON ? "" : skeleton);
    }

    static WordForms number(BigDecimal value) {
        String digits = value.stripTrailingZeros().toPlainString();
        return new WordForms(digits, digits, digits, "", "");
    }

    /** A word that stands for several spellings and is found by no other. */
    static WordForms canonical(String name) {
        return new WordForms(name, name, name, "", "");
    }

    /** True if the word is a figure. */
    public boolean isNumber() {
        return !surface.isEmpty() && Character.isDigit(surface.charAt(0));
    }

    /** True if the word has a letter of Devanagari. */
    public boolean isDevanagari() {
        return has(UnicodeScript.DEVANAGARI);
    }

    /** True if the word has a letter of the Latin alphabet. */
    public boolean isLatin() {
        return has(UnicodeScript.LATIN);
    }

    private boolean has(UnicodeScript script) {
        return surface.codePoints().anyMatch(c -> UnicodeScript.of(c) == script);
    }
}
