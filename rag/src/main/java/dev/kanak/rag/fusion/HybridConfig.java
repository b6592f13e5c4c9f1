package dev.kanak.rag.fusion;

import java.time.Duration;

/**
 * How words and vectors are searched together.
 *
 * @param legDeadline how long a leg may take; the answer is made of what is there then
 * @param candidates topics that each leg gives
 * @param reranked topics that the reranker reads at most; 0 for none
 * @param rerankerDeadline how long the reranker may take; the order of the search stands if it takes longer
 * @param vectors what vectors are worth beside words
 */
public record HybridConfig(
        Duration legDeadline, int candidates, int reranked, Duration rerankerDeadline, FusionWeights vectors) {

    private static final Duration RERANKER = Duration.ofMillis(150);

    /** What was measured best; with fewer candidates, subjects that no article answers crowd the articles out. */
    public static final HybridConfig DEFAULT = new HybridConfig(Duration.ofMillis(30), 200, 8);

    /** The same for a lender's articles. */
    public HybridConfig(Duration legDeadline, int candidates, int reranked) {
        this(legDeadline, candidates, reranked, FusionWeights.KNOWLEDGE);
    }

    /** The same with other weights. */
    public HybridConfig(Duration legDeadline, int candidates, int reranked, FusionWeights vectors) {
        this(legDeadline, candidates, reranked, RERANKER, vectors);
    }

    /** The same with another patience for vectors. */
    public HybridConfig withLegDeadline(Duration other) {
        return new HybridConfig(other, candidates, reranked, rerankerDeadline, vectors);
    }

    /** The same with another reach of the reranker. */
    public HybridConfig withReranker(int most, Duration deadline) {
        return new HybridConfig(legDeadline, candidates, most, deadline, vectors);
    }

    public HybridConfig {
        if (candidates < 1 || reranked < 0 || reranked > candidates || legDeadline.isNegative()) {
            throw new IllegalArgumentException("candidates must be at least 1 and reranked 0 to candidates, were "
                    + candidates + " and " + reranked);
        }
    }
}
