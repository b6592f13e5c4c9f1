package dev.kanak.tools.effect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.core.port.Tool;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes two requests the same request.
 *
 * @param key unique among all; empty if the requester gave the request no name, so that the tool's own rule decides
 * @param hash of the arguments, SHA-256 in hexadecimal
 */
record RequestKey(Optional<String> key, String tool, String hash) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final JsonMapper IN_ORDER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static RequestKey of(String tool, Map<String, Object> arguments, Tool.Origin origin) {
        String hash = sha256(canonical(arguments));
        return new RequestKey(
                origin.idempotencyKey().map(name -> origin.callId() + "/" + tool + "/" + name), tool, hash);
    }

    /** JSON with its keys in their own order. */
    static String json(Map<String, Object> values) {
        try {
            return IN_ORDER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result must be JSON values", e);
        }
    }

    static Map<String, Object> read(String result) {
        try {
            return IN_ORDER.readValue(result, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored result must be JSON", e);
        }
    }

    private static String canonical(Map<String, Object> arguments) {
        try {
            return JSON.writeValueAsString(plain(arguments));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("arguments must be JSON values", e);
        }
    }

    /** The same numbers in one form: 50, 50.0 and 5E+1 are one argument. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Number number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            case List<?> list -> list.stream().map(RequestKey::plain).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> sorted = new TreeMap<>();
                map.forEach((key, item) -> sorted.put(String.valueOf(key), plain(item)));
                yield sorted;
            }
            case null, default -> value;
        };
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
