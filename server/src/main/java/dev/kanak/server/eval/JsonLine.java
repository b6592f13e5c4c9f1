package dev.kanak.server.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.speech.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One record of a labelled set and where it stands.
 *
 * @param file the file, as it was named
 * @param number line, from 1
 * @param json an object
 */
record JsonLine(Path file, int number, JsonNode json) {

    /** A text field; it is required. */
    String text(String field) {
        return optionalText(field).orElseThrow(() -> problem("lacks the text \"" + field + "\""));
    }

    /**
     * A text field; empty if it is missing or null.
     *
     * @throws EvalException if it is something else than a text
     */
    Optional<String> optionalText(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw problem("\"" + field + "\" must be a text");
        }
        return Optional.of(value.textValue());
    }

    /** True if the field is true; false if it is missing. */
    boolean flag(String field) {
        return json.path(field).asBoolean(false);
    }

    /** The language named by the field {@code language} or {@code lang}; empty if there is none. */
    Optional<Language> language() {
        return optionalText("language")
                .or(() -> optionalText("lang"))
                .map(code -> Language.of(code).orElseThrow(() -> problem("names no known language: \"" + code + "\"")));
    }

    /**
     * A file named by a text field, relative to the folder of this file.
     *
     * @throws EvalException if the field or the file is missing
     */
    Path path(String field) {
        Path named = file.toAbsolutePath().resolveSibling(text(field)).normalize();
        if (!Files.isRegularFile(named)) {
            throw problem("\"" + field + "\" names no file: " + text(field));
        }
        return named;
    }

    /** What is wrong with this record, to be thrown. */
    EvalException problem(String what) {
        return new EvalException(file + ":" + number + ": " + what);
    }
}
