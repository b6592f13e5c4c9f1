package dev.kanak.rag.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.article.ExampleQuestions.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeBaseTest {

    @TempDir
    private Path folder;

    @Test
    void anArticleIsReadWithItsFrontMatterAndItsFigures() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null"), "It costs {{fee}} rupees.");

        assertThat(read())
                .isEqualTo(new KnowledgeBase(
                        List.of(new Topic(List.of(new KnowledgeArticle(
                                "fees.en",
                                "Fees",
                                Language.ENGLISH,
                                Optional.empty(),
                                List.of("fees"),
                                List.of("charges"),
                                "policy",
                                LocalDate.of(2026, 4, 1),
                                LocalDate.of(2026, 11, 20),
                                "It costs 250 rupees.")))),
                        List.of()));
    }

    @Test
    void translationsBecomeOneTopic() throws IOException {
        write("fees.en.md", article("fees.en", "en", "fees.hi"), "Fees.");
        write("fees.hi.md", article("fees.hi", "hi", "fees.en"), "शुल्क।");

        Topic topic = read().topics().getFirst();
        assertThat(topic.in(Language.ENGLISH).id()).isEqualTo("fees.en");
        assertThat(topic.in(Language.HINDI).id()).isEqualTo("fees.hi");
        assertThat(topic.in(Language.HINGLISH).id()).isEqualTo("fees.hi");
    }

    @Test
    void anArticleThatIsNotUtf8IsRefusedByItsName() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null"), "Fees.");
        Files.write(folder.resolve("price.en.md"), new byte[] {(byte) 0xA3, '5'});

        assertThatExceptionOfType(RetrievalException.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("file price.en.md is not UTF-8");
    }

    @Test
    void aFolderThatIsNotThereIsRefusedByItsName() {
        Path none = folder.resolve("none");

        assertThatExceptionOfType(RetrievalException.class)
                .isThrownBy(() -> KnowledgeBase.read(none, Map.of()))
                .withMessage("the knowledge folder " + none + " cannot be read");
    }

    @Test
    void subjectsOutsideAreReadWithoutComments() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null"), "Fees.");
        Files.writeString(folder.resolve("outside.txt"), "# comment\n\nhome loan; होम लोन\n");

        assertThat(read().outside()).containsExactly("home loan; होम लोन");
    }

    @Test
    void exampleQuestionsAreReadWithTheTopicTheyStandUnder() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null"), "Fees.");
        questions("what callers say\n# fees\nen: (what|how much) does it cost\n\n# -\nhi: होम लोन कितने का है\n");

        assertThat(read().examples().of("fees"))
                .containsExactly(
                        new Example(Language.ENGLISH, List.of("what does it cost", "how much does it cost"), 0));
        assertThat(read().examples().of(ExampleQuestions.OUTSIDE))
                .containsExactly(new Example(Language.HINDI, List.of("होम लोन कितने का है"), 0));
        assertThat(read().examples().of("parking")).isEmpty();
    }

    @Test
    void anExampleQuestionThatCannotBeReadIsNamedByItsLine() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null"), "Fees.");
        questions("# fees\nen: (what|how much does it cost\n");

        assertInvalid("example questions callers.txt, line 2: brackets must pair up");
    }

    @Test
    void aHeadingMayTellWhichSentenceAnswers() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null"), "Fees. Taxes.");
        questions("# fees 2\nen: is the fee taxed\n\n# fees\nen: what does it cost\n");

        assertThat(read().examples().of("fees"))
                .containsExactly(
                        new Example(Language.ENGLISH, List.of("is the fee taxed"), 2),
                        new Example(Language.ENGLISH, List.of("what does it cost"), 0));
    }

    @Test
    void anExampleQuestionOfNoTopicIsRefused() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null"), "Fees.");
        questions("# parking\nen: where can I park\n");

        assertInvalid("example questions stand under [parking], which no article has as its id without the language");
    }

    @Test
    void anArticleWithoutATranslationAnswersInItsOwnLanguage() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null"), "Fees.");

        assertThat(read().topics().getFirst().in(Language.HINDI).id()).isEqualTo("fees.en");
    }

    @Test
    void aMissingVariableIsNamedWithItsArticle() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null"), "It costs {{fee_procc}} rupees.");

        assertInvalid("article fees.en names the unknown variable fee_procc; known are [fee]");
    }

    @Test
    void aTranslationThatDoesNotPointBackIsRefused() throws IOException {
        write("fees.en.md", article("fees.en", "en", "charges.hi"), "Fees.");

        assertInvalid(
                "article fees.en names the translation charges.hi, which does not exist or does not name it back in"
                        + " another language");
    }

    @Test
    void anIdThatIsTakenIsRefused() throws IOException {
        write("a.en.md", article("fees.en", "en", "null"), "Fees.");
        write("b.en.md", article("fees.en", "en", "null"), "Fees.");

        assertInvalid("article fees.en has an id that another file has; give it one of its own");
    }

    @Test
    void anUnknownKeyIsRefused() throws IOException {
        write("fees.en.md", article("fees.en", "en", "null").replace("tags:", "tagz: []\ntags:"), "Fees.");

        assertThatExceptionOfType(RetrievalException.class)
                .isThrownBy(this::read)
                .withMessageContaining("fees.en.md")
                .withMessageContaining("tagz");
    }

    @Test
    void aFileWithoutFrontMatterIsRefused() throws IOException {
        write("fees.en.md", "", "Fees.");

        assertInvalid("article fees.en.md must begin with a block of keys between two lines of ---");
    }

    @Test
    void aMissingFolderCannotBeRead() {
        assertThatExceptionOfType(RetrievalException.class)
                .isThrownBy(() -> KnowledgeBase.read(folder.resolve("none"), Map.of()))
                .matches(e -> e.kind() == RetrievalException.Kind.INDEX_FAILED);
    }

    private void assertInvalid(String message) {
        assertThatExceptionOfType(RetrievalException.class)
                .isThrownBy(this::read)
                .matches(e -> e.kind() == RetrievalException.Kind.INVALID_ARTICLE)
                .withMessage(message);
    }

    private void questions(String text) throws IOException {
        Files.createDirectory(folder.resolve("questions"));
        Files.writeString(folder.resolve("questions/callers.txt"), text);
    }

    private KnowledgeBase read() {
        return KnowledgeBase.read(folder, Map.of("fee", "250"));
    }

    private void write(String name, String frontMatter, String body) throws IOException {
        Files.writeString(folder.resolve(name), frontMatter + "\n# Fees\n\n" + body + "\n");
    }

    private static String article(String id, String language, String translation) {
        return """
            ---
            id: "%s"
            title: "Fees"
            language: "%s"
            translation: %s
            tags: ["fees"]
            asked_as: ["charges"]
            authority: "policy"
            valid_from: "2026-04-01"
            reviewed_on: "2026-11-20"
            ---
            """.formatted(id, language, translation);
    }
}
