package dev.kanak.rag.index;

import dev.kanak.rag.analysis.Form;
import dev.kanak.rag.search.QueryClass;

/**
 * What a match in each form of a word, and in each part of a passage, is worth.
 *
 * @param stem in the stemmed words
 * @param variant in the words that sound like it, times how alike they are
 * @param skeleton in the phonetic keys of consonants
 * @param letters in runs of letters
 * @param sounds in runs of sounds
 * @param title in the heading, a match in the text being worth 1
 * @param asked in the phrases callers use
 * @param figure of a figure, a word's being 1
 * @param uncovered share of its score that a topic keeps which covers nothing of the question's meaning
 */
record SparseWeights(
        float stem,
        float variant,
        float skeleton,
        float letters,
        float sounds,
        float title,
        float asked,
        float figure,
        double uncovered) {

    /** For questions in English to texts in Hindi alone; chosen on the even questions of XQuAD, flat around these values. */
    static final SparseWeights ACROSS = new SparseWeights(1, 1, 0.1f, 0.2f, 0, 1, 2, 1, 0.2);

    /** The weights for a class of questions, chosen on development data, flat around these values. */
    static SparseWeights of(QueryClass queryClass) {
        return switch (queryClass) {
            case DEVANAGARI, MIXED -> new SparseWeights(1, 0.3f, 0, 0.5f, 0, 1, 2, 1, 0.1);
            case HINGLISH -> new SparseWeights(1, 1, 0.5f, 0, 0.5f, 1, 2, 1, 0.2);
            case ENGLISH -> new SparseWeights(1, 0.3f, 0.1f, 0.3f, 0, 1, 2, 1, 0.2);
        };
    }

    float of(Form form) {
        return switch (form) {
            case STEM -> stem;
            case SKELETON -> skeleton;
            case LETTERS -> letters;
            case SOUNDS -> sounds;
        };
    }

    float of(Part part) {
        return switch (part) {
            case TITLE -> title;
            case ASKED -> asked;
            case BODY -> 1;
        };
    }
}
