package dev.kanak.pipeline.stt.whisper;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.pipeline.stt.window.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The graphs of a folder in the optimum layout, which stand in it or in {@code onnx}.
 *
 * @param folder holds the settings and the vocabulary
 * @param graphs holds the graphs
 */
record WhisperFiles(Path folder, Path graphs) {

    private static final List<String> QUANTISED = List.of("_int8", "_quantized", "_uint8");

    /** Finds them. */
    static WhisperFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SpeechException(Kind.MODEL_MISSING, "there is no folder " + folder.getFileName(), false);
        }
        Path inner = folder.resolve("onnx");
        return new WhisperFiles(folder, Files.isDirectory(inner) ? inner : folder);
    }

    /** Files of a graph, best first. */
    List<Path> candidates(String graph, Precision precision) {
        var files = new ArrayList<Path>();
        if (precision != Precision.FP32) {
            QUANTISED.forEach(suffix -> files.add(graphs.resolve(graph + suffix + ".onnx")));
        }
        files.add(graphs.resolve(graph + ".onnx"));
        return files;
    }

    /** True if a decoder with a switch for the cache is there. */
    boolean merged(Precision precision) {
        return candidates("decoder_model_merged", precision).stream().anyMatch(Files::isRegularFile);
    }

    /** The same variant of another graph: {@code decoder_model_int8.onnx} of {@code decoder_with_past_model}. */
    static Path companion(Path file, String graph, String other) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(other + name.substring(graph.length()));
    }

    /** Refuses a folder without the graphs, telling what it has. */
    void check(Precision precision) {
        boolean encoder = candidates("encoder_model", precision).stream().anyMatch(Files::isRegularFile);
        boolean split = candidates("decoder_model", precision).stream().anyMatch(Files::isRegularFile)
                && candidates("decoder_with_past_model", precision).stream().anyMatch(Files::isRegularFile);
        if (!encoder || !(merged(precision) || split)) {
            throw new SpeechException(
                    Kind.MODEL_MISSING,
                    "folder %s needs encoder_model.onnx and decoder_model_merged.onnx, or decoder_model.onnx and decoder_with_past_model.onnx; found %s"
                            .formatted(folder.getFileName(), names()),
                    false);
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(graphs)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(20)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
