package dev.kanak.agent.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KnowledgeAnswerTest {

    private static final KnowledgeAnswer ANSWER = new KnowledgeAnswer(
            text -> text.contains("insured") || text.contains("बीमा") ? Set.of("insured") : Set.of("gold"));

    private static final String SAFETY =
            "गहने सील किए पैकेट में रहते हैं। नियमित जाँच और बीमा होता है। सोना कहीं और गिरवी नहीं रखा जाता।";

    private static Article article(Language language, double score) {
        return new Article("storage." + language.code(), "Storage", SAFETY, language, score);
    }

    @Test
    void theAnswerBeginsWithTheSentenceThatSharesMostWithTheQuestion() {
        assertThat(ANSWER.extract(SAFETY, "बीमा है क्या")).startsWith("नियमित जाँच और बीमा होता है।");
    }

    @Test
    void atMostTwoSentencesAreTaken() {
        assertThat(ANSWER.extract(SAFETY, "गहने कहाँ रहते हैं")).doesNotContain("गिरवी");
    }

    @Test
    void aFigureWithAPointDoesNotEndASentence() {
        assertThat(ANSWER.extract("EMI 9.75 to 10.50 percent a year.", "rate"))
                .isEqualTo("EMI 9.75 to 10.50 percent a year.");
    }

    @Test
    void anArticleInTheCallersLanguageIsPreferred() {
        Article english = article(Language.ENGLISH, 1.0);
        Article hindi = article(Language.HINDI, 0.9);
        assertThat(KnowledgeAnswer.choose(List.of(english, hindi), Language.HINGLISH))
                .contains(hindi);
    }

    @Test
    void aFarBetterArticleInAnotherLanguageIsTakenAllTheSame() {
        Article english = article(Language.ENGLISH, 1.0);
        Article hindi = article(Language.HINDI, 0.1);
        assertThat(KnowledgeAnswer.choose(List.of(english, hindi), Language.HINDI))
                .contains(english);
    }

    @Test
    void aWordOfTheSameMeaningIsFoundAndOneThatEverySentenceHoldsCountsForLittle() {
        String article =
                "गहने आपके सामने सील होते हैं। नियमित जाँच और बीमा होता है। बैंक आपका सोना गिरवी नहीं रख सकता।";

        assertThat(ANSWER.extract(article, "sona insured hai kya")).startsWith("नियमित जाँच और बीमा होता है।");
    }
}
