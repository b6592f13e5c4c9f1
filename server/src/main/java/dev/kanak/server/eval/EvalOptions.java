package dev.kanak.server.eval;

import dev.kanak.core.speech.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that every kind of evaluation has: {@code --data}, {@code --out}, {@code --language}. */
final class EvalOptions {

    @Option(
            names = "--data",
            paramLabel = "FILE_OR_DIR",
            required = true,
            description = "Labelled set: a JSONL file, or a folder whose *.jsonl files are all read.")
    private Path data = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Also write each result as a JSON line to this file.")
    private @Nullable Path out;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            converter = LanguageCode.class,
            description = "Only records in this language: hi, hinglish or en.")
    private @Nullable Language language;

    /**
     * Every record of the set in the chosen language, in order.
     *
     * @throws EvalException if the set cannot be read or no record is left
     */
    List<JsonLine> records() {
        return records("");
    }

    /**
     * The same, but of a folder only the files whose names begin with the given word, if there are any: a folder may hold sets
     * of several kinds.
     *
     * @throws EvalException if the set cannot be read or no record is left
     */
    List<JsonLine> records(String beginning) {
        List<JsonLine> all = JsonLines.read(data, beginning);
        List<JsonLine> chosen = all.stream().filter(this::isChosen).toList();
        if (chosen.isEmpty()) {
            throw new EvalException(data + ": no record" + (language == null ? "" : " in " + language.code()));
        }
        return chosen;
    }

    private boolean isChosen(JsonLine line) {
        return language == null || line.language().equals(Optional.of(language));
    }

    /** Where each result is to be written, if asked for. */
    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /** Reads the code of a language. */
    static final class LanguageCode implements ITypeConverter<Language> {

        @Override
        public Language convert(String value) {
            return Language.of(value)
                    .orElseThrow(
                            () -> new TypeConversionException("must be hi, hinglish or en, was \"" + value + "\""));
        }
    }
}
