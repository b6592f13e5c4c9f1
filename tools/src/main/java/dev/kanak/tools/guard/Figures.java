package dev.kanak.tools.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every figure of a result as an object of its own: id, value, unit and source, so that what is said can be traced to it.
 * They stand in the list {@code figures} beside the result's own fields. A field's unit is told by how its name ends.
 */
final class Figures {

    /** Longest ending first. */
    private static final Map<String, String> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("_inr_per_10g", "INR/10g");
        UNITS.put("_inr_per_g", "INR/g");
        UNITS.put("_paise_per_g", "paise/g");
        UNITS.put("_inr", "INR");
        UNITS.put("_pct", "%");
        UNITS.put("_months", "months");
        UNITS.put("_minutes", "min");
        UNITS.put("_karat", "karat");
        UNITS.put("_km", "km");
        UNITS.put("_g", "g");
        UNITS.put("fineness", "‰");
    }

    private Figures() {}

    /** The result with its figures; unchanged if it has none. */
    static Map<String, Object> beside(String tool, Map<String, Object> result) {
        List<Map<String, Object>> figures = new ArrayList<>();
        collect("", result, source(tool, result), figures);
        if (figures.isEmpty()) {
            return result;
        }
        Map<String, Object> both = new LinkedHashMap<>(result);
        both.put("figures", List.copyOf(figures));
        return both;
    }

    private static void collect(String path, Object value, String source, List<Map<String, Object>> figures) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, item) ->
                        collect(path.isEmpty() ? String.valueOf(key) : path + "." + key, item, source, figures));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(path + "[" + i + "]", list.get(i), source, figures);
                }
            }
            case Number number ->
                unit(path)
                        .ifPresent(unit ->
                                figures.add(Map.of("id", path, "value", number, "unit", unit, "source", source)));
            default -> {
                // a word is no figure
            }
        }
    }

    private static Optional<String> unit(String path) {
        return UNITS.entrySet().stream()
                .filter(unit -> path.endsWith(unit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The tool, and the gold price that it computed with. */
    private static String source(String tool, Map<String, Object> result) {
        Object publisher = result.getOrDefault("price_source", result.get("source"));
        Object day = result.getOrDefault("price_as_of", result.get("as_of"));
        return publisher == null || day == null ? tool : tool + ", gold price " + publisher + " of " + day;
    }
}
