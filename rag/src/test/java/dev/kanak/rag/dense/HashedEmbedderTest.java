package dev.kanak.rag.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Embedder.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped bi-encoder. */
class HashedEmbedderTest {

    private static final Embedder EMBEDDER = HashedEmbedder.load(Path.of("../data/models/embed/model.onnx"));

    @AfterAll
    static void close() {
        EMBEDDER.close();
    }

    static List<String> golden() throws IOException {
        return TextFeaturesTest.golden();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void vectorsAreThoseOfTheTraining(String line) {
        String[] fields = line.split("\t", -1);
        String[] numbers = fields[2].split(" ", -1);

        float[] vector = EMBEDDER.embed(fields[0], Role.QUERY);

        for (int i = 0; i < numbers.length; i++) {
            assertThat(vector[i]).isCloseTo(Float.parseFloat(numbers[i]), within(2e-3f));
        }
    }

    @Test
    void manyTextsAtOnceAreTheSameAsEachAlone() {
        List<String> texts = List.of(
                "सोना",
                "gold loan ka byaaj",
                "",
                "what is the rate",
                "किश्त",
                "emi",
                "branch kahan hai",
                "a",
                "b",
                "loan");

        List<float[]> together = EMBEDDER.embedAll(texts, Role.PASSAGE);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(cosine(together.get(i), EMBEDDER.embed(texts.get(i), Role.PASSAGE)))
                    .isCloseTo(1, within(1e-4));
        }
    }

    /** Each line: a question, the passage that answers it, and another of the same domain. */
    @ParameterizedTest
    @CsvSource({
        "'how much interest will I pay', 'सोने के कर्ज़ पर ब्याज की दर', 'शाखा सुबह दस बजे खुलती है'",
        "'byaaj kitna lagega', 'सोने के कर्ज़ पर ब्याज की दर', 'शाखा सुबह दस बजे खुलती है'",
        "'which papers should I bring', 'कौन से दस्तावेज़ चाहिए', 'नीलामी की सूचना पहले दी जाती है'",
        "'शाखा कब खुलती है', 'What time does the branch open?', 'Documents needed for the loan'",
    })
    void meaningIsNearAcrossLanguagesAndScripts(String question, String near, String far) {
        assertThat(similarity(question, near)).isGreaterThan(similarity(question, far) + 0.05);
    }

    @ParameterizedTest
    @CsvSource({"''", "'\u0000\u0001'", "'🙏🙏'", "'தங்கக் கடன் வட்டி'"})
    void anyTextHasAVectorOfLengthOne(String text) {
        float[] vector = EMBEDDER.embed(text, Role.QUERY);

        assertThat(vector).hasSize(EMBEDDER.dimension());
        assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-4));
    }

    private static double similarity(String a, String b) {
        return cosine(EMBEDDER.embed(a, Role.QUERY), EMBEDDER.embed(b, Role.PASSAGE));
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
