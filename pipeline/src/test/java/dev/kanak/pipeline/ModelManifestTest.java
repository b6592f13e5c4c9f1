package dev.kanak.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelManifestTest {

    /** A file of more than this needs a reason to be in the repository. */
    private static final int LARGE_BYTES = 5 << 20;

    @Test
    void theManifestNamesEveryShippedFileWithItsChecksumAndSize() throws IOException, NoSuchAlgorithmException {
        Path models = TestFiles.models();
        var named = new ArrayList<String>();
        for (JsonNode entry : new ObjectMapper()
                .readTree(models.resolve("manifest.json").toFile())
                .get("files")) {
            String path = entry.get("path").asText();
            byte[] bytes = Files.readAllBytes(models.resolve(path));
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(entry.get("sha256").asText()).as(path).isEqualTo(sum);
            assertThat(entry.get("bytes").asLong()).as(path).isEqualTo(bytes.length);
            assertThat(entry.get("licence").asText()).as(path).isEqualTo("Apache-2.0");
            boolean large = bytes.length > LARGE_BYTES;
            assertThat(entry.path("kept").asText().isBlank())
                    .as(path + " is large: why is it kept?")
                    .isEqualTo(!large);
            named.add(path);
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(shipped(models));
    }

    private static List<String> shipped(Path models) throws IOException {
        var files = new ArrayList<String>();
        for (String folder : List.of("stt", "vad", "turn", "embed", "rerank")) {
            try (Stream<Path> found = Files.list(models.resolve(folder))) {
                found.forEach(file -> files.add(folder + "/" + file.getFileName()));
            }
        }
        return files;
    }
}
