package dev.kanak.core.port;

/**
 * What looking something up took. Holds no word of the question.
 *
 * @param searches of the knowledge, one after another; 0 if the retriever does not count them
 * @param remembered of which the cache answered
 * @param incomplete of which went without a part that was late or failed: the vectors or the reranker
 * @param segments of the reranker's model that ran
 * @param segmentRows pairs of question and passage that they read, added up
 * @param ahead true if it was done before the turn was over
 */
public record SearchEffort(int searches, int remembered, int incomplete, int segments, int segmentRows, boolean ahead) {

    /** Of a retriever that does not count. */
    public static final SearchEffort UNKNOWN = new SearchEffort(0, 0, 0, 0, 0, false);

    /** The same, done while the caller still spoke. */
    public SearchEffort doneAhead() {
        return new SearchEffort(searches, remembered, incomplete, segments, segmentRows, true);
    }

    /** Both one after the other; ahead if both were. */
    public SearchEffort and(SearchEffort next) {
        return new SearchEffort(
                searches + next.searches,
                remembered + next.remembered,
                incomplete + next.incomplete,
                segments + next.segments,
                segmentRows + next.segmentRows,
                ahead && next.ahead);
    }
}
