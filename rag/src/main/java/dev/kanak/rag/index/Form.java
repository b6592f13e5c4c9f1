package dev.kanak.rag.index;

/** A form in which words are indexed. */
enum Form {
    STEM,
    COARSE,
    SKELETON;

    /** The word in this form; empty if it has none. */
    String of(WordForms word) {
        return switch (this) {
            case STEM -> word.stem();
            case COARSE -> word.coarse();
            case SKELETON -> word.skeleton();
        };
    }

    float weight(Weights weights) {
        return switch (this) {
            case STEM -> weights.stem();
            case COARSE -> weights.coarse();
            case SKELETON -> weights.skeleton();
        };
    }
}
