package dev.kanak.pipeline.stt.whisper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bytes that each token of a byte-level vocabulary stands for, by id. Immutable.
 *
 * <p>Files: {@code tokenizer.json} or {@code vocab.json} of Hugging Face, in which each byte is written as a printable
 * character, or OpenAI's {@code *.tiktoken}, in which tokens are in Base64.
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction
record TokenBytes(byte[][] bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NONE = {};

    /** Number of tokens; ids from here on are control tokens. */
    int size() {
        return bytes.length;
    }

    byte[] of(int token) {
        return token < bytes.length ? bytes[token] : NONE;
    }

    /**
     * Reads the vocabulary of a folder.
     *
     * @throws SpeechException (MODEL_MISSING) if there is no file of one; (MODEL_FAILED) if it is malformed
     */
    static TokenBytes load(Path folder) {
        Path tokenizer = folder.resolve("tokenizer.json");
        Path vocabulary = folder.resolve("vocab.json");
        Path ranks = folder.resolve("multilingual.tiktoken");
        try {
            if (Files.isRegularFile(tokenizer)) {
                return ofCharacters(
                        JSON.readTree(tokenizer.toFile()).path("model").path("vocab"), tokenizer);
            }
            if (Files.isRegularFile(vocabulary)) {
                return ofCharacters(JSON.readTree(vocabulary.toFile()), vocabulary);
            }
            if (Files.isRegularFile(ranks)) {
                return ofRanks(Files.readAllLines(ranks));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "the vocabulary is not readable", false, e);
        }
        throw new SpeechException(
                Kind.MODEL_MISSING, "no vocabulary: needs tokenizer.json or vocab.json beside the graphs", false);
    }

    private static TokenBytes ofCharacters(JsonNode vocabulary, Path file) {
        Map<Integer, Byte> characters = characters();
        var bytes = new HashMap<Integer, byte[]>();
        vocabulary.properties().forEach(entry -> {
            boolean control = entry.getKey().startsWith("<|") && entry.getKey().endsWith("|>");
            if (!control) {
                bytes.put(entry.getValue().asInt(), decoded(entry.getKey(), characters));
            }
        });
        if (bytes.isEmpty()) {
            throw new SpeechException(Kind.MODEL_FAILED, file.getFileName() + " holds no byte-level vocabulary", false);
        }
        return dense(bytes);
    }

    private static byte[] decoded(String token, Map<Integer, Byte> characters) {
        int[] points = token.codePoints().toArray();
        var bytes = new byte[points.length];
        for (int i = 0; i < points.length; i++) {
            Byte value = characters.get(points[i]);
            if (value == null) {
                throw new SpeechException(Kind.MODEL_FAILED, "the vocabulary is not byte-level", false);
            }
            bytes[i] = value;
        }
        return bytes;
    }

    private static TokenBytes ofRanks(List<String> lines) {
        var bytes = new HashMap<Integer, byte[]>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            if (space > 0) {
                // The published file has a last token without bytes, written as a lone sign of padding.
                String token = line.substring(0, space).replaceFirst("^=+$", "");
                bytes.put(
                        Integer.parseInt(line.substring(space + 1).strip()),
                        Base64.getDecoder().decode(token));
            }
        }
        return dense(bytes);
    }

    private static TokenBytes dense(Map<Integer, byte[]> bytes) {
        int size = bytes.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        var dense = new byte[size][];
        for (int i = 0; i < size; i++) {
            dense[i] = bytes.getOrDefault(i, NONE);
        }
        return new TokenBytes(dense);
    }

    /** GPT-2's table: printable bytes stand for themselves, the others for characters from U+0100 on. */
    private static Map<Integer, Byte> characters() {
        var table = new HashMap<Integer, Byte>();
        var hidden = new ArrayList<Integer>();
        for (int value = 0; value < 256; value++) {
            boolean printable = (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || value >= 0xAE;
            if (printable) {
                table.put(value, (byte) value);
            } else {
                hidden.add(value);
            }
        }
        for (int i = 0; i < hidden.size(); i++) {
            table.put(256 + i, (byte) (int) hidden.get(i));
        }
        return table;
    }
}
