package dev.kanak.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wrapper over a small graph with random weights: input_features [batch, 80, 800] to logits [batch, 1]. */
class OnnxModelIT {

    private static final int INPUT_SIZE = 80 * 800;

    @TempDir
    private Path folder = Path.of(".");

    private Path graph = Path.of(".");

    @BeforeEach
    void copyGraph() throws IOException {
        graph = folder.resolve("graph.onnx");
        try (InputStream stream = OnnxModelIT.class.getResourceAsStream("smart-turn-contract.onnx")) {
            Files.copy(Objects.requireNonNull(stream), graph);
        }
    }

    @Test
    void aGraphRunsFromNamedTensorsToNamedTensors() {
        try (var model = OnnxModel.load(graph)) {
            var outputs = model.run(Map.of("input_features", Tensor.Floats.zeros(2, 80, 800)));
            assertThat(outputs).containsOnlyKeys("logits");
            assertThat(outputs.get("logits")).isInstanceOfSatisfying(Tensor.Floats.class, logits -> {
                assertThat(logits.shape()).containsExactly(2, 1);
                assertThat(logits.values()[0]).isEqualTo(logits.values()[1]).isFinite();
            });
        }
    }

    @Test
    void equalInputsGiveEqualOutputsAndOthersDiffer() {
        try (var model = OnnxModel.load(graph)) {
            assertThat(logit(model, 1f)).isEqualTo(logit(model, 1f)).isNotEqualTo(logit(model, 2f));
        }
    }

    private static float logit(OnnxModel model, float value) {
        var input = new float[INPUT_SIZE];
        java.util.Arrays.fill(input, value);
        Tensor output = model.run(Map.of("input_features", new Tensor.Floats(input, new long[] {1, 80, 800})))
                .get("logits");
        return ((Tensor.Floats) Objects.requireNonNull(output)).values()[0];
    }

    @Test
    void aMissingFileIsAMissingModelAndOnlyItsNameIsTold() {
        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(() -> OnnxModel.load(folder.resolve("absent.onnx")))
                .withMessage("no model file absent.onnx")
                .satisfies(missing -> assertThat(missing.kind()).isEqualTo(Kind.MODEL_MISSING));
    }

    @Test
    void aFileThatIsNoGraphFailsToLoad() throws IOException {
        Path broken = Files.write(folder.resolve("broken.onnx"), "no graph".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(() -> OnnxModel.load(broken))
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(Kind.MODEL_FAILED));
    }

    @Test
    void aWrongNameOrShapeFailsTheRunButNotTheModel() {
        try (var model = OnnxModel.load(graph)) {
            for (var wrong : new String[] {"features", "input_features"}) {
                assertThatExceptionOfType(SpeechException.class)
                        .isThrownBy(() -> model.run(Map.of(wrong, Tensor.Floats.zeros(1, 80, 3))))
                        .satisfies(failed -> assertThat(failed.kind()).isEqualTo(Kind.MODEL_FAILED));
            }
            assertThat(logit(model, 1f)).isFinite();
        }
    }
}
