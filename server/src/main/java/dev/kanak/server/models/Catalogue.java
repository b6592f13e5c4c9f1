package dev.kanak.server.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The published models that can be fetched, from {@code data/models/catalogue.yaml}. Immutable.
 *
 * @param hub address of the model hub, without a path
 */
record Catalogue(URI hub, List<Model> models) {

    /** Where the catalogue stands in the home folder. */
    static final String FILE = "data/models/catalogue.yaml";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * A published model.
     *
     * @param name word of the command line
     * @param what one line for people
     * @param repository owner and name at the hub
     * @param revision branch, tag or commit
     * @param licence short name
     * @param licenceUrl where its text stands
     * @param gated true if the hub gives it only to accounts that accepted its terms
     * @param size as published, for people
     * @param files what to fetch; with {@code *} in the last part all files of a folder that match
     * @param use settings that make Kanak use it
     */
    record Model(
            String name,
            String what,
            String repository,
            String revision,
            String licence,
            URI licenceUrl,
            boolean gated,
            String size,
            List<File> files,
            List<String> use) {}

    /**
     * A file of a model.
     *
     * @param path at the hub, and under the model's folder here
     * @param sha256 checksum; empty if the catalogue does not know it
     * @param optional true if the model works without it
     */
    record File(String path, Optional<String> sha256, boolean optional) {

        /** True if the path stands for all files that match. */
        boolean pattern() {
            return path.contains("*");
        }

        /** True if a file of the hub is meant. */
        boolean matches(String candidate) {
            String[] parts = path.split("\\*", -1);
            String rest = candidate;
            if (!rest.startsWith(parts[0])) {
                return false;
            }
            rest = rest.substring(parts[0].length());
            return pattern() ? rest.endsWith(parts[1]) && rest.indexOf('/') < 0 : rest.isEmpty();
        }
    }

    /**
     * Reads the catalogue.
     *
     * @throws ModelsException if it is not there or malformed
     */
    static Catalogue read(Path home) {
        try {
            JsonNode root = YAML.readTree(home.resolve(FILE).toFile());
            var models = new ArrayList<Model>();
            for (JsonNode model : root.path("models")) {
                models.add(model(model));
            }
            return new Catalogue(URI.create(text(root, "hub")), List.copyOf(models));
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelsException("cannot read " + FILE + ": " + e.getMessage(), e);
        }
    }

    private static Model model(JsonNode model) {
        var files = new ArrayList<File>();
        for (JsonNode file : model.path("files")) {
            files.add(new File(
                    relative(text(file, "path")),
                    Optional.of(file.path("sha256").asText()).filter(sum -> !sum.isEmpty()),
                    file.path("optional").asBoolean()));
        }
        return new Model(
                text(model, "name"),
                text(model, "what"),
                text(model, "repository"),
                model.path("revision").asText("main"),
                text(model, "licence"),
                URI.create(text(model, "licence-url")),
                model.path("gated").asBoolean(),
                text(model, "size"),
                List.copyOf(files),
                texts(model.path("use")));
    }

    private static String text(JsonNode node, String key) {
        String text = node.path(key).asText();
        if (text.isBlank()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return text;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    /** A path that stays inside the model's folder. */
    static String relative(String path) {
        if (path.startsWith("/")
                || path.contains("\\")
                || List.of(path.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException("path leaves its folder: " + path);
        }
        return path;
    }

    /**
     * The model of a name.
     *
     * @throws ModelsException if there is none; it lists those there are
     */
    Model find(String name) {
        return models.stream()
                .filter(model -> model.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelsException("no model %s in %s; there are %s"
                        .formatted(name, FILE, models.stream().map(Model::name).collect(Collectors.joining(", ")))));
    }
}
