package dev.kanak.rag.rerank;

/**
 * When candidates leave and when a reranker stops. Scores are the mixture that {@code searchShare} makes, 0 to 1.
 *
 * @param certain lead of the search's first over its second, as a share of the first's score, from which no segment runs; above 1 to
 *     always run
 * @param margin lead of the best over the next from which the reranker stops
 * @param patience heads in a row that must agree on the best for it to stop
 * @param gap distance behind the candidate at place {@code keep} at which a candidate leaves
 * @param keep places that are to be right, at least 1
 * @param searchShare weight of the search's own score, 0 to 1; the model's has the rest
 */
public record ExitRule(double certain, double margin, int patience, double gap, int keep, double searchShare) {

    /** Every segment runs, nobody leaves, the model alone decides; the clock may still stop it. */
    public static final ExitRule ALL_SEGMENTS = new ExitRule(2, 2, Integer.MAX_VALUE, 2, 1, 0);

    public ExitRule {
        if (patience < 1 || keep < 1 || searchShare < 0 || searchShare > 1) {
            throw new IllegalArgumentException("patience and keep are at least 1, searchShare is 0 to 1");
        }
    }
}
