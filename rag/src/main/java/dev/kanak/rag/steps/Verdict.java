package dev.kanak.rag.steps;

/** What a search is worth as an answer. */
public enum Verdict {
    /** The best passage answers the question. */
    ENOUGH,
    /** The best passage covers too little of it, or nothing was found. */
    SHORT,
    /** A subject that no article answers fits best. */
    OUTSIDE
}
