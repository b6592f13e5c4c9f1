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
