package dev.kanak.rag.search;

import java.util.OptionalDouble;

/**
 * A passage that fits a question, and why.
 *
 * @param score relevance by which the result is ordered, 0 to 1; comparable within one result only
 * @param sparse BM25 of the words that match, comparable within one result; empty if the words did not find it
 * @param dense mean cosine of its topic's nearest vectors to the question, -1 to 1; empty if the vectors did not find it or were late
 * @param coverage share of the question's meaning, by the rarity of its words, that the passage's topic holds, 0 to 1
 */
public record FoundPassage(
        Passage passage, double score, OptionalDouble sparse, OptionalDouble dense, double coverage) {

    public FoundPassage withScore(double better) {
        return new FoundPassage(passage, better, sparse, dense, coverage);
    }
}
