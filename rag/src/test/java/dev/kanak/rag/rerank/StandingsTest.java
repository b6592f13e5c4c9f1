package dev.kanak.rag.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.rag.search.Reranking.Exit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StandingsTest {

    private static final double NEVER = 2;

    /** Scores are the model's alone. */
    private static ExitRule rule(double margin, int patience, double gap) {
        return new ExitRule(NEVER, margin, patience, gap, 2, 0);
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    private static double[] logits(double... probabilities) {
        return java.util.Arrays.stream(probabilities).map(StandingsTest::logit).toArray();
    }

    @Nested
    class BeforeTheFirstHead {

        @Test
        void aSearchThatLeadsByEnoughNeedsNoReranker() {
            var rule = new ExitRule(0.4, 1, 1, 1, 2, 0);

            assertThat(new Standings(new double[] {1, 0.55, 0.2}, rule).isCertain())
                    .isTrue();
            assertThat(new Standings(new double[] {1, 0.65, 0.2}, rule).isCertain())
                    .isFalse();
        }

        @Test
        void oneCandidateOrNoneNeedsNoReranker() {
            assertThat(new Standings(new double[] {0.1}, rule(1, 2, 1)).isCertain())
                    .isTrue();
            assertThat(new Standings(new double[0], rule(1, 2, 1)).isCertain()).isTrue();
        }

        @Test
        void scoresOfZeroAreNoCertainty() {
            assertThat(new Standings(new double[] {0, 0}, new ExitRule(0, 1, 1, 1, 1, 0)).isCertain())
                    .isFalse();
        }
    }

    @Nested
    class AfterAHead {

        @Test
        void aWideMarginStops() {
            var standings = new Standings(new double[] {1, 0.9, 0.8}, rule(0.5, 3, 1));

            assertThat(standings.after(1, logits(0.2, 0.9, 0.3))).contains(Exit.MARGIN);
            assertThat(standings.order()).containsExactly(1, 2, 0);
        }

        @Test
        void theSameBestOverEnoughHeadsStops() {
            var standings = new Standings(new double[] {1, 0.9}, rule(0.5, 2, 1));

            assertThat(standings.after(1, logits(0.5, 0.6))).isEmpty();
            assertThat(standings.after(2, logits(0.5, 0.7))).contains(Exit.PATIENCE);
        }

        @Test
        void anotherBestStartsTheCountAgain() {
            var standings = new Standings(new double[] {1, 0.9}, rule(0.5, 2, 1));

            assertThat(standings.after(1, logits(0.5, 0.6))).isEmpty();
            assertThat(standings.after(2, logits(0.6, 0.5))).isEmpty();
            assertThat(standings.after(3, logits(0.7, 0.5))).contains(Exit.PATIENCE);
        }

        @Test
        void theSearchsScoreHasItsShare() {
            var standings = new Standings(new double[] {1, 0}, new ExitRule(NEVER, 1, 3, 1, 2, 0.5));

            assertThat(standings.after(1, logits(0.5, 0.9))).isEmpty();
            assertThat(standings.order()).containsExactly(0, 1);
        }
    }

    @Nested
    class Leaving {

        @Test
        void whoIsTooFarBehindTheLastPlaceToBeRightLeavesAndStaysBehind() {
            var standings = new Standings(new double[] {1, 0.9, 0.8, 0.7}, rule(0.9, 9, 0.2));
            assertThat(standings.after(1, logits(0.5, 0.1, 0.6, 0.45))).isEmpty();

            assertThat(standings.leave()).containsExactly(0, 2, 3);
            assertThat(standings.alive()).containsExactly(0, 2, 3);

            assertThat(standings.after(2, logits(0.05, 0.04, 0.03))).isEmpty();
            assertThat(standings.order()).containsExactly(0, 2, 3, 1);
            assertThat(standings.segment(1)).isEqualTo(1);
            assertThat(standings.segment(3)).isEqualTo(2);
        }

        @Test
        void whoLeavesLaterStandsBeforeWhoLeftEarlier() {
            var standings = new Standings(new double[] {1, 0.9, 0.8, 0.7}, rule(0.9, 9, 0.2));
            assertThat(standings.after(1, logits(0.6, 0.5, 0.55, 0.29))).isEmpty();
            assertThat(standings.leave()).containsExactly(0, 1, 2);
            assertThat(standings.after(2, logits(0.6, 0.5, 0.1))).isEmpty();
            assertThat(standings.leave()).containsExactly(0, 1);

            assertThat(standings.order()).containsExactly(0, 1, 2, 3);
        }
    }
}
