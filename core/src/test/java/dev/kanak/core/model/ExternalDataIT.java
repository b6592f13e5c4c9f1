package dev.kanak.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph whose weights lie in two other files, one of them for the attribute of a node: y = x * scale + shift. */
class ExternalDataIT {

    private static final List<String> FILES = List.of("external.onnx", "layers.0.weight", "Constant_1_attr__value");

    @TempDir
    private Path temporary = Path.of(".");

    private Path folder = Path.of(".");

    @BeforeEach
    void copyFiles() throws IOException {
        folder = Files.createDirectory(temporary.resolve("blobs"));
        for (String name : FILES) {
            try (InputStream stream = ExternalDataIT.class.getResourceAsStream(name)) {
                Files.copy(Objects.requireNonNull(stream), folder.resolve(name));
            }
        }
    }

    @Test
    void itsFilesAreFoundInInitialisersAndInAttributes() {
        assertThat(ExternalData.locations(folder.resolve("external.onnx")))
                .containsExactly("Constant_1_attr__value", "layers.0.weight");
    }

    @Test
    void aGraphWithItsWeightsInsideHasNone() throws IOException {
        Path inside = folder.resolve("mixed.onnx");
        try (InputStream stream = ExternalDataIT.class.getResourceAsStream("mixed.onnx")) {
            Files.copy(Objects.requireNonNull(stream), inside);
        }
        assertThat(ExternalData.locations(inside)).isEmpty();
    }

    @Test
    void itRunsFromItsFolder() {
        assertThat(answer(folder.resolve("external.onnx"))).containsExactly(12, 23, 34);
    }

    @Test
    void itRunsThroughALinkToItsFolder() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("current"), folder);
        assertThat(answer(link.resolve("external.onnx"))).containsExactly(12, 23, 34);
    }

    @Test
    void itRunsFromAFolderOfLinks() throws IOException {
        Path snapshot = Files.createDirectory(temporary.resolve("snapshot"));
        for (String name : FILES) {
            Path blob = Files.move(folder.resolve(name), folder.resolve("blob-of-" + name));
            Files.createSymbolicLink(snapshot.resolve(name), blob);
        }
        assertThat(answer(snapshot.resolve("external.onnx"))).containsExactly(12, 23, 34);
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("layers.0.weight"));
        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(() -> OnnxModel.load(folder.resolve("external.onnx")))
                .withMessage("external.onnx: its weights are in other files that are not beside it: layers.0.weight")
                .satisfies(missing -> assertThat(missing.kind()).isEqualTo(Kind.MODEL_MISSING));
    }

    private static float[] answer(Path graph) {
        try (var model = OnnxModel.load(graph)) {
            Tensor y = model.run(Map.of("x", new Tensor.Floats(new float[] {1, 1, 1}, new long[] {3})))
                    .get("y");
            return ((Tensor.Floats) Objects.requireNonNull(y)).values();
        }
    }
}
