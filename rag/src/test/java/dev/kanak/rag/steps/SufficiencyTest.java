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

    private static FoundPassage found(
            String topic, double score, OptionalDouble sparse, OptionalDouble dense, double coverage) {
        Passage passage = new Passage(topic + ".hi", topic, Language.HINDI, topic, topic, Map.of());
        return new FoundPassage(passage, score, sparse, dense, coverage);
    }

    private static FoundPassage article(double score, double dense, double coverage) {
        return found("fees", score, OptionalDouble.of(8), OptionalDouble.of(dense), coverage);
    }

    private static FoundPassage outside(double score, double dense) {
        return found("-1", score, OptionalDouble.of(8), OptionalDouble.of(dense), 1);
    }

    private static FoundPassage byWords(String topic, double coverage) {
        return found(topic, 1, OptionalDouble.of(8), OptionalDouble.empty(), coverage);
    }

    private static FoundPassage byVectors(String topic, double score, double dense) {
        return found(topic, score, OptionalDouble.empty(), OptionalDouble.of(dense), 0.9);
    }

    private static double of(FoundPassage... found) {
        return Sufficiency.of(List.of(found), passage -> passage.topicId().startsWith("-"));
    }

    @Test
    void nothingFoundIsNotEnough() {
        assertThat(of()).isZero();
        assertThat(of(outside(0.9, 0.6))).isZero();
    }

    @Test
    void aNearAndCoveredArticleIsEnough() {
        assertThat(of(article(0.9, 0.5, 0.95), outside(0.3, 0.2))).isGreaterThan(ENOUGH);
    }

    @Test
    void whatNoArticleAnswersIsNotEnoughIfItFitsBetter() {
        assertThat(of(outside(0.9, 0.6), article(0.6, 0.4, 0.8))).isLessThan(ENOUGH);
    }

    @Test
    void anArticleFarFromTheQuestionIsNotEnough() {
        assertThat(of(article(0.9, 0.05, 0.4))).isZero();
    }

    @Test
    void itGrowsWithTheArticleAndFallsWithWhatIsOutside() {
        double plain = of(article(0.8, 0.4, 0.8), outside(0.5, 0.3));

        assertThat(of(article(0.9, 0.4, 0.8), outside(0.5, 0.3))).isGreaterThan(plain);
        assertThat(of(article(0.8, 0.5, 0.8), outside(0.5, 0.3))).isGreaterThan(plain);
        assertThat(of(article(0.8, 0.4, 0.9), outside(0.5, 0.3))).isGreaterThan(plain);
        assertThat(of(article(0.8, 0.4, 0.8), outside(0.6, 0.3))).isLessThan(plain);
        assertThat(of(article(0.8, 0.4, 0.8), outside(0.5, 0.4))).isLessThan(plain);
    }

    @Test
    void withoutVectorsWordsAloneTell() {
        assertThat(of(byWords("fees", 0.9))).isGreaterThan(ENOUGH);
        assertThat(of(byWords("fees", 0.7), byWords("-1", 0.9))).isLessThan(ENOUGH);
        assertThat(of(byWords("fees", 0.4))).isZero();
    }

    @Test
    void withoutWordsScoresAreRanksAndDoNotCount() {
        assertThat(of(byVectors("fees", 0.016, 0.5), byVectors("-1", 0.017, 0.2)))
                .isGreaterThan(ENOUGH);
        assertThat(of(byVectors("fees", 0.016, 0.3), byVectors("-1", 0.017, 0.7)))
                .isLessThan(ENOUGH);
    }
}
