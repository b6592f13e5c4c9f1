package dev.kanak.rag.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Embedder.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The layout of multilingual-e5-small, with random weights and a small vocabulary. */
class TransformerEmbedderTest {

    private static final Path FOLDER = Path.of("src/test/resources/dev/kanak/rag/models/e5");

    private final InferencePool pool = new InferencePool(1, 8);

    @AfterEach
    void close() {
        pool.close();
    }

    private Embedder load(String query, String passage, Pooling pooling) {
        return Embedders.load(new EmbedderConfig(FOLDER, query, passage, pooling, 64), pool);
    }

    @Test
    void vectorsHaveLengthOneAndTheGraphsDimension() {
        try (Embedder embedder = load("query: ", "passage: ", Pooling.MEAN)) {
            float[] vector = embedder.embed("gold loan ब्याज", Role.QUERY);

            assertThat(embedder.dimension()).isEqualTo(384);
            assertThat(vector).hasSize(384);
            assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aBatchChangesNothingThoughShortTextsAreFilledUp() {
        try (Embedder embedder = load("query: ", "passage: ", Pooling.MEAN)) {
            List<float[]> together = embedder.embedAll(List.of("gold", "gold loan ब्याज दर kya hai"), Role.PASSAGE);

            assertThat(dot(together.getFirst(), embedder.embed("gold", Role.PASSAGE)))
                    .isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void theTwoPrefixesMakeQuestionsAndPassagesDifferent() {
        try (Embedder with = load("query: ", "passage: ", Pooling.MEAN);
                Embedder without = load("", "", Pooling.MEAN)) {
            assertThat(with.embed("gold", Role.QUERY)).isNotEqualTo(with.embed("gold", Role.PASSAGE));
            assertThat(without.embed("gold", Role.QUERY)).isEqualTo(without.embed("gold", Role.PASSAGE));
            assertThat(with.fingerprint()).isNotEqualTo(without.fingerprint());
        }
    }

    @Test
    void theFirstTokenAloneIsBlindToWhatFollowsInAGraphWithoutAttention() {
        try (Embedder first = load("", "", Pooling.FIRST_TOKEN)) {
            assertThat(first.embed("gold", Role.QUERY)).isEqualTo(first.embed("ब्याज दर", Role.QUERY));
        }
    }

    @Test
    void aPoolingThatTheGraphCannotGiveIsRefusedWithWhatWasFound() {
        assertThatThrownBy(() -> load("", "", Pooling.IN_GRAPH))
                .isInstanceOf(SpeechException.class)
                .hasMessage("model.onnx: pooling IN_GRAPH needs a float32 output of rank 2;"
                        + " found outputs [last_hidden_state float32[?,?,384]]");
    }

    @Test
    void aGraphOfAnotherKindIsRefused() {
        Path reranker = FOLDER.resolveSibling("segments");

        assertThatThrownBy(() -> Embedders.load(EmbedderConfig.shipped(reranker), pool))
                .isInstanceOf(SpeechException.class)
                .hasMessage("no model file model.onnx");
        assertThatThrownBy(() -> HashedEmbedder.load(reranker.resolve("embeddings.onnx")))
                .isInstanceOf(SpeechException.class)
                .hasMessageStartingWith("embeddings.onnx: needs input features int64[?,?,?]; found inputs [input_ids");
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
