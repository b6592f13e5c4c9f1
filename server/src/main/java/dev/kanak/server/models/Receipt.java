package dev.kanak.server.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What was fetched into a model's folder, from where, under which accepted licence and with which checksums, in {@code
 * kanak-fetched.json}. One thread.
 */
final class Receipt {

    static final String FILE = "kanak-fetched.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode content;

    private Receipt(Path file, ObjectNode content) {
        this.file = file;
        this.content = content;
    }

    /** Reads it, or begins a new one. */
    static Receipt of(Path folder) {
        Path file = folder.resolve(FILE);
        if (Files.isRegularFile(file)) {
            try {
                if (JSON.readTree(file.toFile()) instanceof ObjectNode object) {
                    return new Receipt(file, object);
                }
            } catch (IOException e) {
                throw new ModelsException("%s is not readable; delete it to begin anew".formatted(file), e);
            }
        }
        return new Receipt(file, JSON.createObjectNode());
    }

    /** True if this licence was accepted before. */
    boolean accepted(Catalogue.Model model) {
        return content.path("licence").asText().equals(model.licence())
                && content.path("repository").asText().equals(model.repository());
    }

    /** Writes down where the files come from and that the licence was accepted. */
    void accept(Catalogue.Model model, Instant now) {
        content.put("model", model.name());
        content.put("repository", model.repository());
        content.put("revision", model.revision());
        content.put("licence", model.licence());
        content.put("licence_accepted_at", now.toString());
    }

    /** The checksum a file had when it was first fetched. */
    Optional<String> sha256(String path) {
        JsonNode sum = content.path("files").path(path).path("sha256");
        return sum.isTextual() ? Optional.of(sum.textValue()) : Optional.empty();
    }

    /** Writes a file's checksum down and saves. */
    void fetched(String path, String sha256, long bytes) {
        ObjectNode entry = content.withObject("/files").putObject(path);
        entry.put("sha256", sha256);
        entry.put("bytes", bytes);
        save();
    }

    void save() {
        try {
            Files.createDirectories(file.getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), content);
        } catch (IOException e) {
            throw new ModelsException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
