package dev.kanak.rag.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.speech.Language;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeIndexTest {

    private static final KnowledgeIndex INDEX = DemoKnowledge.index();

    @AfterAll
    static void close() {
        INDEX.close();
    }

    @ParameterizedTest
    @CsvSource({
        "what documents are needed, ENGLISH, documents.en",
        "what documents are needed, HINDI, documents.hi",
        "कौन से कागज लगेंगे, HINDI, documents.hi",
        "कौन से काग़ज़ लगेंगे, HINGLISH, documents.hi",
        "डॉक्यूमेंट्स क्या लगेंगे, HINGLISH, documents.hi",
        "कौन से कागज लगेंगे, ENGLISH, documents.en",
        "kaun se kagaj lagenge, HINGLISH, documents.hi",
        "byaaj dar kitni hai, HINGLISH, interest-rates.hi",
        "nau sau solah ka matlab, HINGLISH, karat-fineness.hi",
        "वॉट डॉक्यूमेंट्स आर नीडेड, ENGLISH, documents.en"
    })
    void theAnswerComesInTheLanguageOfTheReply(String question, Language reply, String article) {
        assertThat(INDEX.find(question, reply, 1)).extracting(Article::id).containsExactly(article);
    }

    @ParameterizedTest
    @CsvSource({
        "mujhe dar lagta hai ki sona kho jayega, storage loss-damage compare-personal-loan",
        "मुझे डर लगता है कि सोना खो जाएगा, storage loss-damage",
        "byaj dar kya hai, interest-rates",
        "dar kya hai, interest-rates"
    })
    void fearIsNotTakenForTheRateThatIsSpelledAlike(String question, String topics) {
        String first = INDEX.find(question, Language.HINGLISH, 1).getFirst().id();

        assertThat(topics.split(" ", -1)).contains(first.substring(0, first.indexOf('.')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bahut dar lagta hai", "mujhe dar lagta hai ki sona kho jayega"})
    void fearFindsNoRates(String words) {
        assertThat(INDEX.find(words, Language.HINGLISH, 3))
                .extracting(Article::id)
                .doesNotContain("interest-rates.hi", "compare-nbfc.hi");
    }

    @Test
    void figuresAreFilledIn() {
        assertThat(INDEX.find("ब्याज दर कितनी है", Language.HINDI, 1).getFirst().text())
                .contains("9.75 से 10.50")
                .doesNotContain("{{");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void functionWordsAloneFindNothing(Language language) {
        for (String question : List.of("", "  ", "?!", "क्या है यह", "kya hai ye", "what is it")) {
            assertThat(INDEX.find(question, language, 3)).as(question).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"मौसम कैसा है", "चुटकुला सुनाओ", "mausam kaisa hai", "how is the weather", "tell me a joke"})
    void whatNoArticleIsAboutFindsNothing(String question) {
        assertThat(INDEX.find(question, Language.HINDI, 3)).isEmpty();
        assertThat(INDEX.find(question, Language.ENGLISH, 3)).isEmpty();
    }

    @Test
    void theBestComeFirstAndNoMoreThanAsked() {
        List<Article> found = INDEX.find("नीलामी के बाद बचा पैसा", Language.HINDI, 2);

        assertThat(found).extracting(Article::id).containsExactly("auction-surplus.hi", "auction.hi");
        assertThat(found.getFirst().score()).isGreaterThan(found.getLast().score());
        assertThat(INDEX.find("नीलामी", Language.HINDI, 0)).isEmpty();
    }

    @Test
    void hostileTextIsOnlyText() {
        String query = "auction\" OR *:* AND (title:x~ \\ [a TO b] ".repeat(200) + "\uD800\u0000\u202E";

        assertThat(INDEX.find(query, Language.ENGLISH, 3)).hasSizeLessThanOrEqualTo(3);
    }
}
