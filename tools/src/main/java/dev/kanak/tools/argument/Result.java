package dev.kanak.tools.argument;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds a tool's result in order: rupees with two decimals, grams with three, percent with two at most. */
public final class Result {

    private final Map<String, Object> values = new LinkedHashMap<>();

    public Result put(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Leaves the key out if there is no value. */
    public Result putIfPresent(String name, Optional<?> value) {
        value.ifPresent(present -> values.put(name, present));
        return this;
    }

    public Result inr(String name, long paise) {
        return put(name, BigDecimal.valueOf(paise, 2));
    }

    public Result grams(String name, long milligrams) {
        return put(name, BigDecimal.valueOf(milligrams, 3));
    }

    public Result percent(String name, long basisPoints) {
        return put(name, BigDecimal.valueOf(basisPoints, 2));
    }

    /** What was put, unmodifiable. */
    public Map<String, Object> toMap() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
