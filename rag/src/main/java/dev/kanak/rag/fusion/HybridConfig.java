package dev.kanak.rag.fusion;

import java.time.Duration;

/**
 * How words and vectors are searched together.
 *
 * @param legDeadline how long a leg may take; the answer is made of what is there then
 * @param candidates topics that each leg gives
 * @param reranked topics that the reranker reads at most; 0 for none
 * @param vectors what vectors are worth beside words
 */
public record HybridConfig(Duration legDeadline, int candidates, int reranked, FusionWeights vectors) {

    /** What was measured best. */
    public static final HybridConfig DEFAULT = new HybridConfig(Duration.ofMillis(12), 50, 8, FusionWeights.KNOWLEDGE);

    /** The same for a lender's articles. */
    public HybridConfig(Duration legDeadline, int candidates, int reranked) {
        this(legDeadline, candidates, reranked, FusionWeights.KNOWLEDGE);
    }

    public HybridConfig {
        if (candidates < 1 || reranked < 0 || reranked > candidates || legDeadline.isNegative()) {
            throw new IllegalArgumentException("candidates must be at least 1 and reranked 0 to candidates, were "
                    + candidates + " and " + reranked);
        }
    }
}
