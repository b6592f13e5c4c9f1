package dev.kanak.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.server.config.ConfigLoader;
import dev.kanak.server.config.SttEngineName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theShippedCatalogueIsReadableAndSaysWhatAPersonMustKnow() {
        Catalogue catalogue = Catalogue.read(HOME);
        assertThat(catalogue.hub()).hasScheme("https");
        assertThat(catalogue.models()).hasSizeGreaterThan(4).allSatisfy(model -> {
            assertThat(model.files()).isNotEmpty();
            assertThat(model.repository()).matches("[\\w.-]+/[\\w.-]+");
            assertThat(model.licenceUrl()).hasScheme("https");
            assertThat(model.use()).isNotEmpty();
        });
        assertThat(catalogue.models().stream().map(Catalogue.Model::name)).doesNotHaveDuplicates();
        assertThat(catalogue.find("indicconformer-hi").gated()).isFalse();
        assertThat(catalogue.find("indicconformer-600m").gated()).isTrue();
    }

    @Test
    void theSettingsOfEveryModelAreKeysThatTheConfigurationKnows() {
        for (Catalogue.Model model : Catalogue.read(HOME).models()) {
            assertThat(ConfigLoader.load(new ConfigLoader.Request(HOME, "test", Map.of(), model.use()))
                            .engines()
                            .sttEngine())
                    .as(model.name())
                    .isNotEqualTo(SttEngineName.EMBEDDED);
        }
    }

    @Test
    void anUnknownModelListsThoseThereAre() {
        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> Catalogue.read(HOME).find("gpt"))
                .withMessageStartingWith("no model gpt in data/models/catalogue.yaml; there are indicconformer-hi, ");
    }

    @ParameterizedTest
    @CsvSource({
        "assets/*.onnx, assets/encoder.onnx, true",
        "assets/*.onnx, assets/encoder.json, false",
        "assets/*.onnx, assets/deep/encoder.onnx, false",
        "assets/layers.*, assets/layers.0.weight, true",
        "assets/layers.*, other/layers.0.weight, false",
        "vocab.txt, vocab.txt, true",
        "vocab.txt, vocab.txt.bak, false"
    })
    void aStarStandsForAnythingWithinAFolder(String path, String candidate, boolean matches) {
        assertThat(new Catalogue.File(path, Optional.empty(), false).matches(candidate))
                .isEqualTo(matches);
    }

    @Test
    void aPathThatLeavesItsFolderIsRefused() throws IOException {
        Path file = folder.resolve(Catalogue.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                hub: https://hub.example
                models:
                  - {name: a, what: b, repository: c/d, licence: MIT, licence-url: "https://l.example", size: small,
                     files: [{path: ../../config/base.yaml}]}
                """);
        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> Catalogue.read(folder))
                .withMessageContaining("path leaves its folder");
    }
}
