package dev.kanak.rag.search;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What ran for one question. Holds no word of it.
 *
 * @param queryClass how the question is written
 * @param legs each way of searching and how it went
 * @param fusion how the legs were joined
 * @param reranking the order that a reranker gave; empty if there is none, it was not asked, or it failed
 * @param total from the question to the result
 */
public record SearchTrace(
        QueryClass queryClass, List<Leg> legs, Fusion fusion, Optional<Reranking> reranking, Duration total) {

    /** A way of searching. */
    public enum Kind {
        SPARSE,
        DENSE,
        RERANKER,
        /** The same text was asked before. */
        CACHE_EXACT,
        /** Words that sound the same were. */
        CACHE_SOUND,
        /** A question of like meaning was. */
        CACHE_MEANING;

        /** True if the result was remembered rather than searched for. */
        public boolean isCache() {
            return this == CACHE_EXACT || this == CACHE_SOUND || this == CACHE_MEANING;
        }
    }

    /** How a leg ended. */
    public enum Outcome {
        DONE,
        /** Not there when the result was wanted. */
        LATE,
        FAILED,
        /** The index has no such leg. */
        ABSENT
    }

    /**
     * One leg.
     *
     * @param hits passages it gave
     */
    public record Leg(Kind kind, Outcome outcome, int hits, Duration time) {}

    /** How legs are joined. */
    public enum Fusion {
        /** Sum of the scores, each scaled to 0 to 1, weighted by the query's class. */
        CONVEX,
        /** Sum of the reciprocal ranks; of a remembered result also an order that a reranker made: scores tell no more than it. */
        RECIPROCAL_RANK,
        /** There was one leg. */
        SINGLE
    }

    public SearchTrace {
        legs = List.copyOf(legs);
    }

    /** How the scores are to be read: as they were fused, or as ranks if a reranker gave them. */
    public Fusion scores() {
        return reranking.isEmpty() ? fusion : Fusion.RECIPROCAL_RANK;
    }

    /** True if nothing was searched for: the result of an earlier search was given again. */
    public boolean isRemembered() {
        return legs.stream().anyMatch(leg -> leg.kind().isCache());
    }

    /** True if a leg that the index has is missing from the result. */
    public boolean isPartial() {
        return legs.stream().anyMatch(leg -> leg.outcome() == Outcome.LATE || leg.outcome() == Outcome.FAILED);
    }
}
