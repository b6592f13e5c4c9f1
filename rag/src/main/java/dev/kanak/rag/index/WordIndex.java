package dev.kanak.rag.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.ScoreDoc;

/** The words of all topics in all their forms. Thread-safe. */
interface WordIndex {

    /**
     * A term that a topic may hold.
     *
     * @param weight that its BM25 is multiplied by
     */
    record Match(String field, String term, float weight) {}

    /**
     * Terms of which the best match counts, and the others a little.
     *
     * @param matches at least one
     */
    record Clause(List<Match> matches) {

        /** What each match but the best adds. */
        static final float SECOND = 0.1f;
    }

    /** Number of topics. */
    int size();

    /** The topics with the highest sums over all clauses, best first, of equal ones the first. */
    ScoreDoc[] best(List<Clause> clauses, int limit) throws IOException;

    /**
     * Which topics hold a term.
     *
     * @param topics in ascending order
     * @param holds set to true where a topic does
     * @return how many topics of the whole index do
     */
    int holders(String field, String term, int[] topics, boolean[] holds) throws IOException;

    /** Where a term stands in a topic: the numbers of its words in a field, from 0, in ascending order; empty if nowhere. */
    int[] places(String field, String term, int topic) throws IOException;
}
