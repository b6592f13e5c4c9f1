package dev.kanak.rag.search;

import java.util.OptionalDouble;

/**
 * A passage that fits a question, and why.
 *
 * @param score relevance by which the result is ordered, 0 to 1; comparable within one result only
 * @param sparse BM25 of the words that match, comparable within one result; empty if the words did not find it
 * @param dense cosine to the question, -1 to 1; empty if the vectors did not find it or were late
 * @param coverage share of the question's meaning, by the rarity of its words, that the passage's topic holds, 0 to 1
 */
public record FoundPassage(
        Passage passage, double score, OptionalDouble sparse, OptionalDouble dense, double coverage) {

    /** What a covered question adds to a near one; the sum was fitted to {@code data/eval/retrieval-dev.jsonl}. */
    private static final double COVERED = 0.43;

    /**
     * How surely the passage answers the question: by its coverage if only words were searched, else by its nearness and, to a
     * lesser part, its coverage. Comparable between questions; from 0.4 on more answers are right than wrong.
     */
    public double sufficiency() {
        return dense.isPresent() ? Math.max(0, dense.getAsDouble()) + COVERED * coverage : coverage;
    }

    public FoundPassage withScore(double better) {
        return new FoundPassage(passage, better, sparse, dense, coverage);
    }
}
