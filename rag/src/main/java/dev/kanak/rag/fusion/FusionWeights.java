package dev.kanak.rag.fusion;

import dev.kanak.rag.search.QueryClass;

/**
 * What vectors are worth beside words: their share in the sum, 0 to 1, for each class of questions.
 *
 * @param devanagari also of questions in both scripts
 */
public record FusionWeights(double devanagari, double hinglish, double english) {

    /** For a lender's articles, which callers ask about in other words; chosen on questions kept apart, flat around it. */
    public static final FusionWeights KNOWLEDGE = new FusionWeights(0.8, 0.8, 0.8);

    /**
     * For texts of any subject, asked about in their own words; chosen on the even questions of XQuAD, the last on those to
     * documents that the shipped embedder was not trained on.
     */
    public static final FusionWeights ANY_SUBJECT = new FusionWeights(0.1, 0.1, 0.3);

    public FusionWeights {
        if (Math.min(devanagari, Math.min(hinglish, english)) < 0
                || Math.max(devanagari, Math.max(hinglish, english)) > 1) {
            throw new IllegalArgumentException("weights must be 0 to 1");
        }
    }

    double of(QueryClass queryClass) {
        return switch (queryClass) {
            case DEVANAGARI, MIXED -> devanagari;
            case HINGLISH -> hinglish;
            case ENGLISH -> english;
        };
    }
}
