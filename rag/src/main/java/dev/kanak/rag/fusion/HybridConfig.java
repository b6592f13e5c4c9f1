package dev.kanak.rag.fusion;

import java.time.Duration;

/**
 * How words and vectors are searched together.
 *
 * @param legDeadline how long a leg may take; the answer is made of what is there then
 * @param candidates topics that each leg gives
 * @param reranked topics that the reranker reads at most; 0 for none
 */
public record HybridConfig(Duration legDeadline, int candidates, int reranked) {

    /** What was measured best. */
    public static final HybridConfig DEFAULT = new HybridConfig(Duration.ofMillis(12), 50, 8);

    public HybridConfig {
        if (candidates < 1 || reranked < 0 || reranked > candidates || legDeadline.isNegative()) {
            throw new IllegalArgumentException("candidates must be at least 1 and reranked 0 to candidates, were "
                    + candidates + " and " + reranked);
        }
    }
}
