package dev.kanak.tools.argument;

import dev.kanak.core.error.ToolException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks a value against the part of JSON schema that {@link Schema} builds. A complaint names the argument and its limit,
 * never the value.
 */
final class SchemaCheck {

    private SchemaCheck() {}

    static void check(String path, @Nullable Object value, Map<?, ?> schema) {
        switch (String.valueOf(schema.get("type"))) {
            case "object" -> object(path, value, schema);
            case "array" -> array(path, value, schema);
            case "string" -> string(path, value, schema);
            case "boolean" -> flag(path, value);
            case "integer" -> number(path, value, schema, true);
            case "number" -> number(path, value, schema, false);
            default -> throw new IllegalStateException("schema of " + path + " has no known type");
        }
    }

    private static void object(String path, @Nullable Object value, Map<?, ?> schema) {
        Map<?, ?> properties = keyword(schema, "properties", Map.class);
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid(path, "must be an object");
        }
        if (!properties.keySet().containsAll(map.keySet())) {
            throw invalid(path.isEmpty() ? "arguments" : path, "may only have " + properties.keySet());
        }
        for (Object required : (List<?>) keyword(schema, "required", List.class)) {
            if (map.get(required) == null) {
                throw invalid(child(path, required), "is required");
            }
        }
        map.forEach((key, item) -> check(child(path, key), item, keyword(properties, key, Map.class)));
    }

    private static void array(String path, @Nullable Object value, Map<?, ?> schema) {
        if (!(value instanceof List<?> list)) {
            throw invalid(path, "must be a list");
        }
        int most = keyword(schema, "maxItems", Integer.class);
        if (list.isEmpty() || list.size() > most) {
            throw invalid(path, "must have 1 to " + most + " entries");
        }
        for (int i = 0; i < list.size(); i++) {
            check(path + "[" + i + "]", list.get(i), keyword(schema, "items", Map.class));
        }
    }

    private static void string(String path, @Nullable Object value, Map<?, ?> schema) {
        if (!(value instanceof String text)) {
            throw invalid(path, "must be a text");
        }
        if (schema.get("enum") instanceof List<?> words && !words.contains(text)) {
            throw invalid(path, "must be one of " + words);
        }
        if (schema.get("maxLength") instanceof Integer most && (text.isBlank() || text.length() > most)) {
            throw invalid(path, "must have 1 to " + most + " characters");
        }
        if (schema.get("pattern") instanceof String regex
                && !Pattern.compile(regex).matcher(text).matches()) {
            throw invalid(path, "must match " + regex);
        }
    }

    private static void flag(String path, @Nullable Object value) {
        if (!(value instanceof Boolean)) {
            throw invalid(path, "must be true or false");
        }
    }

    private static void number(String path, @Nullable Object value, Map<?, ?> schema, boolean whole) {
        BigDecimal number = decimal(path, value);
        BigDecimal low = new BigDecimal(String.valueOf(schema.get("minimum")));
        BigDecimal high = new BigDecimal(String.valueOf(schema.get("maximum")));
        boolean fraction = whole && number.stripTrailingZeros().scale() > 0;
        if (fraction || number.compareTo(low) < 0 || number.compareTo(high) > 0) {
            throw invalid(path, "must be a " + (whole ? "whole " : "") + "number from " + low + " to " + high);
        }
    }

    static BigDecimal decimal(String path, @Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> bounded(path, number);
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
            case null, default -> throw invalid(path, "must be a number");
        };
    }

    /** Refuses numbers such as 1e999999999, which would take forever to compare. */
    private static BigDecimal bounded(String path, BigDecimal number) {
        if (number.precision() > 40 || Math.abs((long) number.scale()) > 40) {
            throw invalid(path, "must be a number of at most 40 digits");
        }
        return number;
    }

    static ToolException invalid(String path, String why) {
        return new ToolException(
                ToolException.Kind.INVALID_ARGUMENTS, (path.isEmpty() ? "arguments" : path) + " " + why, false);
    }

    private static <T> T keyword(Map<?, ?> schema, @Nullable Object name, Class<T> type) {
        Object value = schema.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException("the schema lacks " + name);
        }
        return type.cast(value);
    }

    private static String child(String path, @Nullable Object key) {
        return path.isEmpty() ? String.valueOf(key) : path + "." + key;
    }
}
