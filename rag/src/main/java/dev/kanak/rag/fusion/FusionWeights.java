package dev.kanak.rag.fusion;

import dev.kanak.rag.search.QueryClass;

/** What vectors are worth beside words, for each class of questions; chosen on development data. */
final class FusionWeights {

    private FusionWeights() {}

    /** The share of the vectors in the sum, 0 to 1. */
    static double dense(QueryClass queryClass) {
        return switch (queryClass) {
            case DEVANAGARI, MIXED -> 0.3;
            case HINGLISH -> 0.3;
            case ENGLISH -> 0.4;
        };
    }
}
