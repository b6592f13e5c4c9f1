package dev.kanak.pipeline.stt.conformer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The word pieces that one language's head writes, by local id, and the columns of the network's output that they stand
 * in; the blank is the last of both. Immutable.
 *
 * <p>A multilingual head has 22 spans of 256 pieces in the order of {@link #LANGUAGES}, and then the blank.
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction
record Pieces(List<String> texts, int[] columns, int width) {

    /** Codes of the languages in the order of their spans. Source: AI4Bharat's language masks. */
    static final List<String> LANGUAGES = List.of(
            "as", "bn", "brx", "doi", "kok", "gu", "hi", "kn", "ks", "mai", "ml", "mr", "mni", "ne", "or", "pa", "sa",
            "sat", "sd", "ta", "te", "ur");

    private static final int SPAN = 256;
    private static final int MULTILINGUAL = LANGUAGES.size() * SPAN;
    private static final ObjectMapper JSON = new ObjectMapper();

    int blank() {
        return columns.length - 1;
    }

    /**
     * Reads AI4Bharat's {@code vocab.json} and {@code language_masks.json}.
     *
     * @throws SpeechException (MODEL_MISSING) if a file cannot be read; (MODEL_FAILED) if it is malformed or lacks the
     *     language
     */
    static Pieces ofMasks(Path vocabulary, Path masks, String language) {
        JsonNode mask = read(masks).path(language);
        JsonNode texts = read(vocabulary).path(language);
        if (!mask.isArray() || !texts.isArray()) {
            throw failed("%s and %s have no language %s; they have %s"
                    .formatted(vocabulary.getFileName(), masks.getFileName(), language, names(read(vocabulary))));
        }
        int[] columns = IntStream.range(0, mask.size())
                .filter(i -> mask.get(i).asBoolean())
                .toArray();
        if (columns.length < 2 || texts.size() < columns.length - 1) {
            throw failed("%s has %d pieces of %s and %s lets %d through"
                    .formatted(vocabulary.getFileName(), texts.size(), language, masks.getFileName(), columns.length));
        }
        var pieces = new ArrayList<String>();
        for (int i = 0; i < columns.length - 1; i++) {
            pieces.add(texts.get(i).asText());
        }
        return new Pieces(List.copyOf(pieces), columns, mask.size());
    }

    /**
     * Reads a {@code vocab.txt} of {@code piece id} lines and takes the language's span if it has all languages.
     *
     * @throws SpeechException as {@link #ofMasks}
     */
    static Pieces ofLines(Path vocabulary, String language) {
        List<String> texts = lines(vocabulary);
        boolean blankListed = texts.getLast().equals("<blk>") || texts.getLast().equals("<blank>");
        int pieces = blankListed ? texts.size() - 1 : texts.size();
        if (pieces != MULTILINGUAL) {
            return new Pieces(
                    List.copyOf(texts.subList(0, pieces)),
                    IntStream.rangeClosed(0, pieces).toArray(),
                    pieces + 1);
        }
        int index = LANGUAGES.indexOf(language);
        if (index < 0) {
            throw failed("%s has no language %s; it has %s".formatted(vocabulary.getFileName(), language, LANGUAGES));
        }
        int[] columns = IntStream.rangeClosed(0, SPAN)
                .map(i -> i == SPAN ? MULTILINGUAL : index * SPAN + i)
                .toArray();
        return new Pieces(List.copyOf(texts.subList(index * SPAN, (index + 1) * SPAN)), columns, MULTILINGUAL + 1);
    }

    private static List<String> lines(Path vocabulary) {
        var texts = new ArrayList<String>();
        for (String line : readLines(vocabulary)) {
            int space = line.lastIndexOf(' ');
            if (space < 1 || !line.substring(space + 1).equals(Integer.toString(texts.size()))) {
                throw failed("%s: line %d must be a piece, a space and the id %d"
                        .formatted(vocabulary.getFileName(), texts.size() + 1, texts.size()));
            }
            texts.add(line.substring(0, space));
        }
        if (texts.size() < 2) {
            throw failed(vocabulary.getFileName() + " is empty");
        }
        return texts;
    }

    private static List<String> readLines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw missing(file, e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new SpeechException(Kind.MODEL_FAILED, file.getFileName() + " is not readable as JSON", false, e);
        } catch (IOException e) {
            throw missing(file, e);
        }
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static SpeechException missing(Path file, IOException e) {
        return new SpeechException(Kind.MODEL_MISSING, "cannot read vocabulary " + file.getFileName(), false, e);
    }

    private static SpeechException failed(String message) {
        return new SpeechException(Kind.MODEL_FAILED, message, false);
    }
}
