package dev.kanak.server.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of one JSON object a line. */
final class JsonLines {

    /** Some editors put it before the first line. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private JsonLines() {}

    /**
     * Every record of a file, or of all {@code *.jsonl} files of a folder in the order of their names. Blank lines are
     * passed over.
     *
     * @throws EvalException if there is no such file, or a line is no JSON object
     */
    static List<JsonLine> read(Path fileOrFolder) {
        return read(fileOrFolder, "");
    }

    /**
     * The same, but of a folder only the files whose names begin with the given word, if there are any.
     *
     * @throws EvalException if there is no such file, or a line is no JSON object
     */
    static List<JsonLine> read(Path fileOrFolder, String beginning) {
        var lines = new ArrayList<JsonLine>();
        List<Path> all = files(fileOrFolder);
        List<Path> named = all.stream()
                .filter(file -> String.valueOf(file.getFileName()).startsWith(beginning))
                .toList();
        for (Path file : named.isEmpty() ? all : named) {
            read(file, lines);
        }
        return lines;
    }

    private static List<Path> files(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> entries = Files.list(fileOrFolder)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new EvalException(fileOrFolder + ": the folder has no *.jsonl file");
            }
            return files;
        } catch (IOException e) {
            throw new EvalException(fileOrFolder + ": cannot be read", e);
        }
    }

    private static void read(Path file, List<JsonLine> lines) {
        if (!Files.isRegularFile(file)) {
            throw new EvalException(file + ": no such file");
        }
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                String text = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
                if (!text.isBlank()) {
                    lines.add(line(file, number, text));
                }
            }
        } catch (CharacterCodingException e) {
            throw new EvalException(file + ": is not UTF-8", e);
        } catch (IOException e) {
            throw new EvalException(file + ": cannot be read", e);
        }
    }

    private static JsonLine line(Path file, int number, String text) {
        try {
            var json = MAPPER.readTree(text);
            if (!json.isObject()) {
                throw new EvalException(file + ":" + number + ": must be a JSON object");
            }
            return new JsonLine(file, number, json);
        } catch (JsonProcessingException e) {
            throw new EvalException(file + ":" + number + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Writes one object a line; an existing file is replaced.
     *
     * @throws EvalException if the file cannot be written
     */
    static void write(Path file, List<? extends Map<String, ? extends @Nullable Object>> records) {
        try {
            Files.write(file, records.stream().map(JsonLines::json).toList(), StandardCharsets.UTF_8);
        } catch (IOException | UncheckedIOException e) {
            throw new EvalException(file + ": cannot be written", e);
        }
    }

    private static String json(Map<String, ? extends @Nullable Object> record) {
        try {
            return MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
