package dev.kanak.rag.index;

import java.lang.Character.UnicodeScript;
import java.util.List;

/** How a question is written, which decides what its words are worth. */
enum Script {
    DEVANAGARI,
    /** Hindi in Latin letters. */
    ROMAN_HINDI,
    ENGLISH;

    /**
     * The script of a question: Devanagari if any word is; else Roman Hindi if more of its function words are Hindi than
     * English, or as many and Hindi is expected.
     */
    static Script of(List<WordForms> words, FunctionWords functionWords, boolean hindiExpected) {
        if (words.stream().anyMatch(Script::isDevanagari)) {
            return DEVANAGARI;
        }
        long hindi = words.stream()
                .filter(word -> functionWords.romanHindi(word.surface()) && !functionWords.english(word.surface()))
                .count();
        long english = words.stream()
                .filter(word -> functionWords.english(word.surface()) && !functionWords.romanHindi(word.surface()))
                .count();
        return hindi > english || (hindi == english && hindiExpected) ? ROMAN_HINDI : ENGLISH;
    }

    private static boolean isDevanagari(WordForms word) {
        return word.surface().codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.DEVANAGARI);
    }
}
