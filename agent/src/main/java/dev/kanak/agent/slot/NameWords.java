package dev.kanak.agent.slot;

import dev.kanak.core.text.Tokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words around names, by what they do there. */
public final class NameWords {

    private final Map<String, Set<String>> words = new HashMap<>();

    /** Takes words and phrases by kind. */
    public NameWords(Map<String, List<String>> byKind) {
        byKind.forEach((kind, list) -> {
            Set<String> folded = words.computeIfAbsent(kind, _ -> new HashSet<>());
            list.forEach(word -> folded.add(Tokens.fold(word)));
        });
    }

    boolean is(String kind, String word) {
        return words.getOrDefault(kind, Set.of()).contains(word);
    }

    boolean isAny(String kind, List<String> tokens) {
        return tokens.stream().anyMatch(token -> is(kind, token));
    }
}
