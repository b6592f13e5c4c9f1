package dev.kanak.pipeline.stt.conformer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.pipeline.stt.feature.Features;
import dev.kanak.pipeline.stt.feature.NemoMel;
import dev.kanak.pipeline.stt.window.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Stream;

/** The contract graphs of this folder's resources, copied so that a test may break them, and their answers. */
final class Graphs {

    private static final int SPAN = 256;

    private Graphs() {}

    /** Copies one layout: {@code ai4bharat}, {@code repackaged}, {@code single} or {@code all}. */
    static Path copy(String layout, Path into) throws IOException {
        Path from = resources().resolve(layout);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = into.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        if (layout.equals("ai4bharat")) {
            writeMasks(into.resolve("assets/language_masks.json"));
        }
        if (layout.equals("repackaged") || layout.equals("all")) {
            writeAllPieces(into.resolve("vocab.txt"), layout.equals("all"));
        }
        return into;
    }

    /** As published: each language's span and the blank. */
    private static void writeMasks(Path file) throws IOException {
        var masks = new LinkedHashMap<String, boolean[]>();
        for (int i = 0; i < Pieces.LANGUAGES.size(); i++) {
            var mask = new boolean[5633];
            java.util.Arrays.fill(mask, SPAN * i, SPAN * (i + 1), true);
            mask[5632] = true;
            masks.put(Pieces.LANGUAGES.get(i), mask);
        }
        new ObjectMapper().writeValue(file.toFile(), masks);
    }

    private static void writeAllPieces(Path file, boolean blankListed) throws IOException {
        JsonNode pieces = new ObjectMapper()
                .readTree(resources().resolve("ai4bharat/assets/vocab.json").toFile());
        var lines = new StringBuilder();
        int id = 0;
        for (String language : Pieces.LANGUAGES) {
            for (int i = 0; i < SPAN; i++) {
                lines.append(pieces.get(language).get(i).asText())
                        .append(' ')
                        .append(id++)
                        .append('\n');
            }
        }
        Files.writeString(file, blankListed ? lines.append("<blk> ").append(id).append('\n') : lines);
    }

    static ConformerConfig config(Path folder, String language, ConformerConfig.Decoder decoder, Precision precision) {
        return new ConformerConfig(
                folder, language, decoder, precision, NemoMel.NEMO_1, Duration.ofSeconds(15), Duration.ZERO, 1);
    }

    /** What ONNX Runtime for Python answered, by {@code make_graphs.py}. */
    static JsonNode answers() {
        try {
            return new ObjectMapper()
                    .readTree(resources().resolve("answers.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The features that the answers are to. */
    static Features features() {
        int frames = answers().get("frames").asInt();
        var values = new float[80 * frames];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) Math.sin(0.37 * k + (k % 97) * 0.11);
        }
        return new Features(values, 80, frames, frames);
    }

    private static Path resources() {
        try {
            return Path.of(Objects.requireNonNull(Graphs.class.getResource("answers.json"))
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
