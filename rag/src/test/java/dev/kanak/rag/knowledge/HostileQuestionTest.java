package dev.kanak.rag.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kanak.core.speech.Language;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that no caller asks in good faith, or in a language the lender does not answer in. */
class HostileQuestionTest {

    private static final KnowledgeIndex INDEX = DemoKnowledge.index();

    @AfterAll
    static void close() {
        INDEX.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "தங்கக் கடனுக்கு வட்டி எவ்வளவு",
                "ಚಿನ್ನದ ಸಾಲ",
                "金贷款利率是多少",
                "ما هو سعر الفائدة",
                "\u0000\u0001\u0002\u001b[31m\u0007",
                "\uD800\uDC00 \uDFFF",
                "\u202Eqzxvk\u202C \u200B\u200D",
                "😀😀😀",
                "क्‍षक्‍षक्‍ष ्््् ़़़"
            })
    void whatTheKnowledgeDoesNotSpeakFindsNothing(String question) {
        for (Language language : Language.values()) {
            assertThat(INDEX.find(question, language, 3)).as(question).isEmpty();
        }
    }

    @Test
    void controlCharactersBetweenWordsDoNotHideThem() {
        assertThat(INDEX.find("ब्याज\u0000 दर\u0007 कितनी\u001b है", Language.HINDI, 1))
                .extracting(article -> article.id())
                .containsExactly("interest-rates.hi");
    }

    @Test
    void tenThousandWordsAreAnsweredFromTheFirst() {
        String question = "ब्याज दर कितनी है " + "gold loan nilami byaj ".repeat(2500);

        assertThat(INDEX.find(question, Language.HINDI, 3)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void tenThousandDifferentWordsAreAnswered() {
        StringBuilder question = new StringBuilder();
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            for (int letter = 0; letter < 7; letter++) {
                question.append((char) ('a' + random.nextInt(26)));
            }
            question.append(' ');
        }

        assertThatCode(() -> INDEX.find(question.toString(), Language.HINGLISH, 3))
                .doesNotThrowAnyException();
    }

    @Test
    void oneWordOfAHundredThousandLettersIsAnswered() {
        assertThatCode(() -> INDEX.find("क".repeat(100_000), Language.HINDI, 3)).doesNotThrowAnyException();
        assertThatCode(() -> INDEX.find("ab".repeat(50_000), Language.ENGLISH, 3))
                .doesNotThrowAnyException();
    }
}
