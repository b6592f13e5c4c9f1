package dev.kanak.rag.dense;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Embedder.Role;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published model with its real weights, all-MiniLM-L6-v2 in int8, beside LangChain4j's code for it. */
class PublishedEmbedderTest {

    private static final List<String> TEXTS = List.of(
            "What is the interest on a gold loan?",
            "gold",
            "If I pay part of the loan, do I get some of my ornaments back before the due date or only at the end of it?",
            "The weather in Nagpur is pleasant today.");

    private static final InferencePool POOL = new InferencePool(1, 8);
    private static final AllMiniLmL6V2QuantizedEmbeddingModel PUBLISHED = new AllMiniLmL6V2QuantizedEmbeddingModel();
    private static Embedder ours;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        copy("/all-minilm-l6-v2-q.onnx", folder.resolve("model.onnx"));
        copy("/all-minilm-l6-v2-q-tokenizer.json", folder.resolve("tokenizer.json"));
        ours = Embedders.load(new EmbedderConfig(folder, "", "", Pooling.MEAN, 256), POOL);
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in =
                requireNonNull(AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(resource))) {
            Files.copy(in, file);
        }
    }

    @AfterAll
    static void close() {
        ours.close();
        POOL.close();
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * (double) other[i];
        }
        return sum;
    }

    @Test
    void itsVectorsAreThoseOfLangChain4j() {
        for (String text : TEXTS) {
            assertThat(cosine(
                            ours.embed(text, Role.QUERY),
                            PUBLISHED.embed(text).content().vector()))
                    .as(text)
                    .isGreaterThan(0.999);
        }
    }

    @Test
    void aBatchIsWhatItsTextsAreAloneUpToTheRoundingOfAnInt8Graph() {
        List<float[]> together = ours.embedAll(TEXTS, Role.PASSAGE);

        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(cosine(together.get(i), ours.embed(TEXTS.get(i), Role.PASSAGE)))
                    .isGreaterThan(0.98);
        }
    }

    @Test
    void likeMeaningsAreNear() {
        float[] asked = ours.embed("how much interest do you charge when I pledge jewellery", Role.QUERY);

        assertThat(cosine(asked, ours.embed(TEXTS.getFirst(), Role.PASSAGE)))
                .isGreaterThan(0.2 + cosine(asked, ours.embed(TEXTS.getLast(), Role.PASSAGE)));
    }
}
