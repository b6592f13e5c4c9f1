package dev.kanak.rag.subword;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The tokeniser of a published model, read from its {@code tokenizer.json}. Thread-safe.
 *
 * <p>The library's native code comes out of its jar; nothing is fetched.
 */
public final class SubwordTokenizer implements AutoCloseable {

    private static final Set<String> FILLING = Set.of("<pad>", "[PAD]");

    private final HuggingFaceTokenizer tokenizer;
    private final long filling;

    private SubwordTokenizer(HuggingFaceTokenizer tokenizer, long filling) {
        this.tokenizer = tokenizer;
        this.filling = filling;
    }

    /**
     * Reads a tokeniser.
     *
     * @param maxTokens subwords of a text or pair, special ones included; the longer text is cut
     * @throws SpeechException (MODEL_MISSING) if the file is not there; (MODEL_FAILED) if it is not a tokeniser or the library
     *     does not run on this machine
     */
    public static SubwordTokenizer load(Path file, int maxTokens) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new SpeechException(Kind.MODEL_MISSING, "no model file " + name, false);
        }
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
        String limit = Integer.toString(maxTokens);
        var options = Map.of(
                "truncation", "LONGEST_FIRST", "padding", "DO_NOT_PAD", "maxLength", limit, "modelMaxLength", limit);
        try {
            return new SubwordTokenizer(HuggingFaceTokenizer.newInstance(file, options), filling(file));
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new SpeechException(Kind.MODEL_FAILED, "cannot read " + name, false, e);
        }
    }

    /** Texts, each on its own. */
    public TokenBatch texts(List<String> texts) {
        return batch(texts, tokenizer::encode);
    }

    /** A text beside each of others. */
    public TokenBatch pairs(String first, List<String> seconds) {
        return batch(seconds, second -> tokenizer.encode(first, second));
    }

    private TokenBatch batch(List<String> texts, Function<String, Encoding> encode) {
        List<Encoding> encodings = texts.stream().map(encode).toList();
        int length = encodings.stream().mapToInt(e -> e.getIds().length).max().orElse(0);
        int size = Math.multiplyExact(length, encodings.size());
        var batch = new TokenBatch(new long[size], new long[size], new long[size], encodings.size(), length);
        Arrays.fill(batch.ids(), filling);
        for (int i = 0; i < encodings.size(); i++) {
            Encoding encoding = encodings.get(i);
            int tokens = encoding.getIds().length;
            System.arraycopy(encoding.getIds(), 0, batch.ids(), i * length, tokens);
            System.arraycopy(encoding.getAttentionMask(), 0, batch.mask(), i * length, tokens);
            System.arraycopy(encoding.getTypeIds(), 0, batch.types(), i * length, tokens);
        }
        return batch;
    }

    /** The id that fills rows up: what the file says of filling, or its special token of that name; else 0. */
    private static long filling(Path file) throws IOException {
        long found = 0;
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("added_tokens") && value == JsonToken.START_ARRAY) {
                    found = named(json, found);
                } else {
                    json.skipChildren();
                }
            }
        }
        return found;
    }

    private static long named(JsonParser json, long otherwise) throws IOException {
        long found = otherwise;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            long id = 0;
            String content = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "id" -> id = json.getLongValue();
                    case "content" -> content = json.getText();
                    default -> json.skipChildren();
                }
            }
            found = FILLING.contains(content) ? id : found;
        }
        return found;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
