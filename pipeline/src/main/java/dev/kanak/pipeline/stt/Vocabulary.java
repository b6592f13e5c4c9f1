package dev.kanak.pipeline.stt;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * The symbols a CTC network writes, by id; the blank is the last. Immutable.
 *
 * <p>File: one {@code token id} per line in id order, space as U+2581 (the onnx-asr layout).
 */
final class Vocabulary {

    private static final String SPACE_MARK = "\u2581";

    private final List<String> symbols;

    private Vocabulary(List<String> symbols) {
        this.symbols = symbols;
    }

    /**
     * Reads a vocabulary.
     *
     * @throws SpeechException (MODEL_MISSING) if the file cannot be read; (MODEL_FAILED) if it is malformed
     */
    static Vocabulary load(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_MISSING, "cannot read vocabulary " + file.getFileName(), false, e);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).endsWith(" " + i)) {
                throw new SpeechException(Kind.MODEL_FAILED, "vocabulary line " + (i + 1) + " has no id " + i, false);
            }
        }
        if (lines.size() < 2 || !lines.getFirst().startsWith(SPACE_MARK)) {
            throw new SpeechException(Kind.MODEL_FAILED, "vocabulary does not begin with a space", false);
        }
        return new Vocabulary(lines.stream()
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .map(token -> token.equals(SPACE_MARK) ? " " : token)
                .toList());
    }

    /** Number of symbols, the blank included. */
    int size() {
        return symbols.size();
    }

    int blank() {
        return symbols.size() - 1;
    }

    int space() {
        return 0;
    }

    String symbol(int id) {
        return symbols.get(id);
    }

    /**
     * The symbols of a text as the network spells it: without joiners, nukta only in ड़ and ढ़, single spaces.
     *
     * @return empty if the text is blank or has a character that the network cannot write
     */
    Optional<List<Integer>> spell(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("(?<![डढ])\u093c|[\u200c\u200d]", "")
                .strip()
                .replaceAll("\\s+", " ");
        List<Integer> ids = plain.codePoints()
                .mapToObj(point -> symbols.indexOf(Character.toString(point)))
                .toList();
        return ids.isEmpty() || ids.contains(-1) ? Optional.empty() : Optional.of(ids);
    }

    /** Id of a symbol; -1 if there is none. */
    int id(String symbol) {
        return symbols.indexOf(symbol);
    }
}
