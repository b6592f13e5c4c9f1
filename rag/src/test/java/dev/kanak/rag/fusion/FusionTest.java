package dev.kanak.rag.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTest {

    @Test
    void scoresAreScaledWithinEachRankingAndAddedByWeight() {
        Map<String, Double> joined =
                Fusion.convex(Map.of("a", 30.0, "b", 20.0, "c", 10.0), Map.of("b", 0.9, "d", 0.5), 0.4);

        assertThat(joined.keySet()).containsExactly("b", "a", "c", "d");
        assertThat(joined.get("b")).isCloseTo(0.6 * 0.5 + 0.4, within(1e-9));
        assertThat(joined.get("a")).isCloseTo(0.6, within(1e-9));
        assertThat(joined.get("d")).isZero();
    }

    @Test
    void aRankingWithoutDifferencesCountsFullyAndAnEmptyOneNotAtAll() {
        assertThat(Fusion.convex(Map.of("a", 3.0), Map.of(), 0.5)).isEqualTo(Map.of("a", 0.5));
        assertThat(Fusion.convex(Map.of(), Map.of(), 0.5)).isEmpty();
    }

    @Test
    void equalScoresKeepAFixedOrder() {
        assertThat(Fusion.single(Map.of("c", 1.0, "a", 1.0, "b", 1.0)).keySet()).containsExactly("a", "b", "c");
    }

    @Test
    void aRankingIsJudgedAgainByWhatIsScaledLikeIt() {
        Map<String, Double> judgement = Map.of("b", 0.8, "c", 0.4, "other", 1.0);
        Map<String, Double> judged =
                Fusion.judged(Map.of("a", 1.0, "b", 0.9, "c", 0.2), key -> judgement.getOrDefault(key, 0.0), 0.5);

        assertThat(judged.keySet()).containsExactly("b", "a", "c");
        assertThat(judged.get("b")).isCloseTo(0.45 + 0.5, within(1e-9));
        assertThat(judged.get("a")).isCloseTo(0.5, within(1e-9));
        assertThat(judged.get("c")).isCloseTo(0.1 + 0.25, within(1e-9));
    }

    @Test
    void ranksAreJoinedWithoutLookingAtScores() {
        Map<String, Double> joined = Fusion.reciprocalRank(List.of(List.of("a", "b", "c"), List.of("b", "d")));

        assertThat(joined.keySet().iterator().next()).isEqualTo("b");
        assertThat(joined.get("b")).isLessThan(1).isGreaterThan(joined.get("a"));
        assertThat(Fusion.reciprocalRank(List.of(List.of("a"))).get("a")).isEqualTo(1);
    }
}
