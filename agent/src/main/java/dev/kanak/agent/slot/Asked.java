package dev.kanak.agent.slot;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What an utterance answers.
 *
 * @param slot slot the agent asked for
 * @param known values so far, by slot name
 * @param now the caller's wall time, to tell which day "kal" is
 */
public record Asked(Optional<String> slot, Map<String, Object> known, LocalDateTime now) {

    public Asked {
        known = Map.copyOf(known);
    }

    boolean isFor(String... slots) {
        return slot.filter(java.util.List.of(slots)::contains).isPresent();
    }
}
