package dev.kanak.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph with inputs of three types: sum = x + (negate ? -count : count). */
class SignatureIT {

    private static final String FOUND = "; found inputs [x float32[?,3], count int32[1], negate bool[1]]"
            + " and outputs [sum float32[?,3], count_out int32[1]]";

    @TempDir
    private static Path folder = Path.of(".");

    private OnnxModel model;

    @BeforeEach
    void load() throws IOException {
        Path graph = folder.resolve("mixed.onnx");
        if (!Files.exists(graph)) {
            try (InputStream stream = SignatureIT.class.getResourceAsStream("mixed.onnx")) {
                Files.copy(Objects.requireNonNull(stream), graph);
            }
        }
        model = OnnxModel.load(graph);
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void whatFitsIsAccepted() {
        assertThatNoException()
                .isThrownBy(() -> model.signature()
                        .requireInput("x", Signature.Type.FLOAT32, 1, 3)
                        .requireInput("count", Signature.Type.INT32, -1)
                        .requireOutput("count_out", Signature.Type.INT32, 1));
        assertThat(model.signature()
                        .requireInputAt(1, "the count", Signature.Type.INT32, 1)
                        .name())
                .isEqualTo("count");
    }

    @Test
    void anotherNameIsRefusedWithTheListOfWhatIsThere() {
        assertRefused(
                () -> model.signature().requireInput("features", Signature.Type.FLOAT32, 1, 3),
                "mixed.onnx: needs input features float32[1,3]");
    }

    @Test
    void anotherTypeIsRefused() {
        assertRefused(
                () -> model.signature().requireInput("x", Signature.Type.FLOAT16, -1, 3),
                "mixed.onnx: needs input x float16[?,3]");
    }

    @Test
    void anotherRankOrExtentIsRefused() {
        assertRefused(
                () -> model.signature().requireOutput("sum", Signature.Type.FLOAT32, -1),
                "mixed.onnx: needs output sum float32[?]");
        assertRefused(
                () -> model.signature().requireOutput("sum", Signature.Type.FLOAT32, -1, 4),
                "mixed.onnx: needs output sum float32[?,4]");
    }

    @Test
    void aPositionThatIsNotThereIsRefused() {
        assertRefused(
                () -> model.signature().requireOutputAt(2, "cell state", Signature.Type.FLOAT32, 2, 1, 640),
                "mixed.onnx: needs output 3 cell state float32[2,1,640]");
    }

    @Test
    void wholeNumbersAndTruthValuesGoInAndOut() {
        var outputs = model.run(inputs(5, true));
        assertThat(outputs.get("sum"))
                .isInstanceOfSatisfying(
                        Tensor.Floats.class, sum -> assertThat(sum.values()).containsExactly(-4, -3, -2));
        assertThat(outputs.get("count_out"))
                .isInstanceOfSatisfying(
                        Tensor.Ints.class, count -> assertThat(count.values()).containsExactly(5));
    }

    @Test
    void aResultGoesIntoTheNextRunWithoutLeavingNativeMemory() {
        try (var first = model.runNative(inputs(5, false))) {
            assertThat(first.held("sum").shape()).containsExactly(1, 3);
            Map<String, Tensor> again = new HashMap<>(inputs(1, false));
            again.put("x", first.held("sum"));
            again.put("count", first.held("count_out"));
            try (var second = model.runNative(again)) {
                assertThat(second.copy("sum"))
                        .isInstanceOfSatisfying(
                                Tensor.Floats.class,
                                sum -> assertThat(sum.values()).containsExactly(11, 12, 13));
            }
            assertThat(first.copy("count_out")).isInstanceOf(Tensor.Ints.class);
        }
    }

    private static Map<String, Tensor> inputs(int count, boolean negate) {
        return Map.of(
                "x", new Tensor.Floats(new float[] {1, 2, 3}, new long[] {1, 3}),
                "count", new Tensor.Ints(new int[] {count}, new long[] {1}),
                "negate", new Tensor.Booleans(new boolean[] {negate}, new long[] {1}));
    }

    private static void assertRefused(Runnable demand, String message) {
        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(demand::run)
                .withMessage(message + FOUND)
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Kind.MODEL_FAILED));
    }
}
