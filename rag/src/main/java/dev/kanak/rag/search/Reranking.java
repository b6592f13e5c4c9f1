package dev.kanak.rag.search;

import java.time.Duration;
import java.util.List;

/**
 * An order and what it cost.
 *
 * @param order every candidate once, best first
 * @param segments the segments of the model that ran, in order; empty if none did
 * @param segmentsOfModel how many segments the model has
 * @param exit why it stopped
 */
public record Reranking(List<Ranked> order, List<Segment> segments, int segmentsOfModel, Exit exit) {

    /**
     * One candidate.
     *
     * @param score probability that it answers the question, 0 to 1, by the last head that saw it
     * @param segment the segment whose head gave the score, from 1; 0 if none saw it
     */
    public record Ranked(FoundPassage found, double score, int segment) {}

    /**
     * One run of one segment.
     *
     * @param rows pairs of question and passage in the batch
     */
    public record Segment(int rows, Duration time) {}

    /** Why the model stopped where it did. */
    public enum Exit {
        /** The search was certain enough: no segment ran. */
        NOT_NEEDED,
        /** The best leads by enough. */
        MARGIN,
        /** The best has stayed the same over enough heads. */
        PATIENCE,
        /** All segments ran. */
        LAST_SEGMENT,
        /** The time was up. */
        DEADLINE
    }

    public Reranking {
        order = List.copyOf(order);
        segments = List.copyOf(segments);
    }

    /** Rows times segments that ran. */
    public int segmentRows() {
        return segments.stream().mapToInt(Segment::rows).sum();
    }
}
