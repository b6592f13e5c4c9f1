package dev.kanak.tools.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The last figures that each call was given, so that a message can repeat them. Kept for as long as the conversation that
 * was named by the very id they were put under. Thread-safe.
 */
public final class CallFigures {

    private final Map<String, Map<String, Map<String, Object>>> byCall =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** Remembers what a tool gave. */
    public void put(String callId, String tool, Map<String, Object> result) {
        byCall.merge(callId, Map.of(tool, result), (before, now) -> {
            Map<String, Map<String, Object>> both = new LinkedHashMap<>(before);
            both.putAll(now);
            return Map.copyOf(both);
        });
    }

    /** A value that a tool gave the call. */
    Optional<Object> value(String callId, String tool, String name) {
        return Optional.ofNullable(byCall.get(callId))
                .map(results -> results.get(tool))
                .map(result -> result.get(name));
    }
}
