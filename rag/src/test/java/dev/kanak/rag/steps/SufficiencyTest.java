package dev.kanak.rag.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class SufficiencyTest {

    private static final double ENOUGH = StepConfig.DEFAULT.enough();

    private static FoundPassage found(String topic, double sparse, OptionalDouble dense, double coverage) {
        Passage passage = new Passage(topic + ".hi", topic, Language.HINDI, topic, topic, Map.of());
        return new FoundPassage(passage, 1, OptionalDouble.of(sparse), dense, coverage);
    }

    private static FoundPassage article(double sparse, double dense, double coverage) {
        return found("fees", sparse, OptionalDouble.of(dense), coverage);
    }

    private static FoundPassage outside(double sparse, double dense) {
        return found("-1", sparse, OptionalDouble.of(dense), 1);
    }

    private static double of(FoundPassage... found) {
        return Sufficiency.of(List.of(found), passage -> passage.topicId().startsWith("-"));
    }

    @Test
    void nothingFoundIsNotEnough() {
        assertThat(of()).isZero();
        assertThat(of(outside(5, 0.6))).isZero();
    }

    @Test
    void aNearAndCoveredArticleIsEnough() {
        assertThat(of(article(8, 0.5, 0.95), outside(1, 0.2))).isGreaterThan(ENOUGH);
    }

    @Test
    void whatNoArticleAnswersIsNotEnoughIfItFitsBetter() {
        assertThat(of(outside(8, 0.6), article(4, 0.4, 0.8))).isLessThan(ENOUGH);
    }

    @Test
    void anArticleFarFromTheQuestionIsNotEnough() {
        assertThat(of(article(2, 0.05, 0.4))).isZero();
    }

    @Test
    void itGrowsWithNearnessAndCoverageAndFallsWithWhatIsOutside() {
        double plain = of(article(8, 0.4, 0.8), outside(2, 0.3));

        assertThat(of(article(8, 0.5, 0.8), outside(2, 0.3))).isGreaterThan(plain);
        assertThat(of(article(8, 0.4, 0.9), outside(2, 0.3))).isGreaterThan(plain);
        assertThat(of(article(8, 0.4, 0.8), outside(2, 0.4))).isLessThan(plain);
        assertThat(of(article(8, 0.4, 0.8), outside(4, 0.3))).isLessThan(plain);
    }

    @Test
    void withoutVectorsWordsAloneTell() {
        var within = found("fees", 8, OptionalDouble.empty(), 0.9);
        var without = found("-1", 8, OptionalDouble.empty(), 0.9);

        assertThat(of(within)).isGreaterThan(ENOUGH);
        assertThat(of(within, without)).isLessThan(ENOUGH);
        assertThat(of(found("fees", 8, OptionalDouble.empty(), 0.4))).isZero();
    }
}
