package dev.kanak.rag.index;

/**
 * What a match in each form of a word is worth.
 *
 * @param stem in the stemmed words
 * @param coarse in the phonetic keys with vowels
 * @param skeleton in the phonetic keys of consonants
 * @param coverage least share of a question's meaning that an article must cover to be given
 */
record Weights(float stem, float coarse, float skeleton, double coverage) {

    /** The weights for a script, chosen on the development questions, flat around these values. */
    static Weights of(Script script) {
        return switch (script) {
            case DEVANAGARI -> new Weights(1.0f, 0.5f, 0.25f, 0.4);
            case ROMAN_HINDI -> new Weights(1.0f, 1.0f, 0.5f, 0.4);
            case ENGLISH -> new Weights(1.0f, 0.3f, 0.1f, 0.4);
        };
    }
}
