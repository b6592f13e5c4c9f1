package dev.kanak.tools.argument;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the JSON schemas (draft 2020-12) that {@link Arguments} enforces; maps keep the order they were built in. */
public final class Schema {

    private Schema() {}

    /** An object with these properties and no others. */
    public static Map<String, Object> object(Map<String, Map<String, Object>> properties, List<String> required) {
        return ordered("type", "object", "properties", properties, "required", required, "additionalProperties", false);
    }

    /** A whole number within limits. */
    public static Map<String, Object> integer(String description, long minimum, long maximum) {
        return ordered("type", "integer", "description", description, "minimum", minimum, "maximum", maximum);
    }

    /** A number within limits. */
    public static Map<String, Object> number(String description, String minimum, String maximum) {
        return ordered(
                "type",
                "number",
                "description",
                description,
                "minimum",
                new BigDecimal(minimum),
                "maximum",
                new BigDecimal(maximum));
    }

    /** True or false. */
    public static Map<String, Object> flag(String description) {
        return ordered("type", "boolean", "description", description);
    }

    /** One of some words. */
    public static Map<String, Object> choice(String description, Collection<String> words) {
        return ordered("type", "string", "description", description, "enum", List.copyOf(words));
    }

    /** A text of 1 to so many characters. */
    public static Map<String, Object> text(String description, int maxLength) {
        return ordered("type", "string", "description", description, "minLength", 1, "maxLength", maxLength);
    }

    /** A text that a regular expression matches. */
    public static Map<String, Object> pattern(String description, String regex) {
        return ordered("type", "string", "description", description, "pattern", regex);
    }

    /** A list of 1 to so many of the same. */
    public static Map<String, Object> list(String description, Map<String, Object> item, int maxItems) {
        return ordered("type", "array", "description", description, "items", item, "minItems", 1, "maxItems", maxItems);
    }

    /** Properties in the order given: name, schema, name, schema. */
    @SuppressWarnings("unchecked")
    public static Map<String, Map<String, Object>> properties(Object... namesAndSchemas) {
        Map<String, Map<String, Object>> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            map.put((String) namesAndSchemas[i], (Map<String, Object>) namesAndSchemas[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
