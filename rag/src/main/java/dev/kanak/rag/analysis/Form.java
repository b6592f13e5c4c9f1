package dev.kanak.rag.analysis;

import java.util.List;

/** A form in which words are indexed. */
public enum Form {
    /** Normalised and stemmed. */
    STEM,
    /** Phonetic key of the consonants, the same in both scripts. */
    SKELETON,
    /** Runs of three letters of the word, which survive an unknown ending. */
    LETTERS,
    /** Runs of three sounds of the key with coarse vowels, which survive a mistyped letter. */
    SOUNDS;

    private static final int GRAM = 3;

    /** The word in this form: one term, several for runs, none if it has no such form. */
    public List<String> of(WordForms word) {
        return switch (this) {
            case STEM -> one(word.stem());
            case SKELETON -> one(word.skeleton());
            case LETTERS -> word.isNumber() ? List.of() : grams(word.folded());
            case SOUNDS -> grams(word.coarse());
        };
    }

    private static List<String> one(String term) {
        return term.isEmpty() ? List.of() : List.of(term);
    }

    /** Runs of three with the word's ends marked; the word itself if it is shorter. */
    private static List<String> grams(String word) {
        if (word.isEmpty()) {
            return List.of();
        }
        String marked = "_" + word + "_";
        String[] grams = new String[marked.length() - GRAM + 1];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = marked.substring(i, i + GRAM);
        }
        return List.of(grams);
    }
}
