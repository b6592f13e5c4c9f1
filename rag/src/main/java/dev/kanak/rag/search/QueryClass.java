package dev.kanak.rag.search;

/** How a question is written, which decides what each kind of evidence is worth. */
public enum QueryClass {
    /** All words in Devanagari. */
    DEVANAGARI,
    /** Hindi in Latin letters, with or without English words. */
    HINGLISH,
    ENGLISH,
    /** Words in Devanagari and words in Latin letters. */
    MIXED
}
