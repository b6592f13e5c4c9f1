package dev.kanak.rag.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the right article is found. The floors lie below what was measured; the measured figures are logged.
 *
 * <p>{@code own}: one question for each topic and language, in other words than the articles. {@code recogniser}: Hindi as a
 * recogniser writes it, with its mistakes. {@code dev}: the labelled development utterances whose answer is an article.
 * {@code outside}: development utterances that no article answers; {@code outside-own}: more of
 * those, in our own words.
 */
class RetrievalQualityTest {

    private static final Logger LOG = Logger.getLogger(RetrievalQualityTest.class.getName());
    private static final KnowledgeIndex INDEX = DemoKnowledge.index();
    private static final QuestionSet QUESTIONS = QuestionSet.load();

    @BeforeAll
    static void report() {
        for (String set : List.of("own", "recogniser", "dev", "outside", "outside-own")) {
            for (Language language : Language.values()) {
                QuestionSet questions = QUESTIONS.only(set, language);
                if (!questions.questions().isEmpty()) {
                    QuestionSet.Recall recall = questions.recall(INDEX);
                    LOG.info(() -> String.format(
                            Locale.ROOT,
                            "EVAL %-11s %-8s n=%3d R@1=%.3f R@3=%.3f answered=%.3f",
                            set,
                            language,
                            recall.questions(),
                            recall.first(),
                            recall.third(),
                            recall.answered()));
                }
            }
        }
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    @ParameterizedTest
    @CsvSource({
        "own, HINDI, 0.96, 0.98",
        "own, HINGLISH, 0.91, 0.93",
        "own, ENGLISH, 0.96, 0.98",
        "recogniser, HINDI, 0.77, 0.83",
        "dev, HINDI, 0.70, 0.89",
        "dev, HINGLISH, 0.73, 0.91",
        "dev, ENGLISH, 0.80, 0.91"
    })
    void theRightArticleIsFoundInTheFirstPlaces(String set, Language language, double first, double third) {
        QuestionSet.Recall recall = QUESTIONS.only(set, language).recall(INDEX);

        assertThat(recall.questions()).isGreaterThanOrEqualTo(30);
        assertThat(recall.first()).isGreaterThanOrEqualTo(first);
        assertThat(recall.third()).isGreaterThanOrEqualTo(third);
    }

    @ParameterizedTest
    @CsvSource({
        "outside, HINDI",
        "outside, HINGLISH",
        "outside, ENGLISH",
        "outside-own, HINDI",
        "outside-own, HINGLISH",
        "outside-own, ENGLISH"
    })
    void mostOfWhatNoArticleAnswersIsNotAnswered(String set, Language language) {
        QuestionSet.Recall recall = QUESTIONS.only(set, language).recall(INDEX);

        assertThat(recall.questions()).isGreaterThanOrEqualTo(11);
        assertThat(recall.answered()).isLessThanOrEqualTo(0.46);
    }

    @ParameterizedTest
    @CsvSource({"outside, 0.34", "outside-own, 0.16"})
    void andOfAllLanguagesTogetherTwoThirdsAtLeast(String set, double most) {
        double answered = 0;
        int questions = 0;
        for (Language language : Language.values()) {
            QuestionSet.Recall recall = QUESTIONS.only(set, language).recall(INDEX);
            answered += recall.answered() * recall.questions();
            questions += recall.questions();
        }

        assertThat(questions).isGreaterThanOrEqualTo(33);
        assertThat(answered / questions).isLessThanOrEqualTo(most);
    }

    @Test
    void everyTopicIsAskedForInEveryLanguage() {
        for (Language language : Language.values()) {
            assertThat(QUESTIONS.only("own", language).questions())
                    .extracting(question -> question.topics().getFirst())
                    .doesNotHaveDuplicates()
                    .hasSize(56);
        }
    }
}
