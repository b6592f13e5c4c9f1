package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the branches that were told a caller means: by a word of its name, or as the first or the second. */
final class BranchChoice {

    private static final int MOST_WORDS = 5;
    private static final int LEAST_LETTERS = 4;
    private static final Set<String> FIRST =
            Set.of("pehli", "pahli", "pehla", "pehle", "पहली", "पहला", "पहले", "first");
    private static final Set<String> SECOND =
            Set.of("doosri", "dusri", "doosra", "dusra", "दूसरी", "दूसरा", "second", "latter");
    private static final Set<String> COMMON =
            Set.of("nagar", "नगर", "road", "रोड", "east", "west", "ईस्ट", "वेस्ट", "sector", "सेक्टर", "main", "park");

    private BranchChoice() {}

    /** The part of the city that the branch meant is in; empty if none is meant or there was no choice. */
    static Optional<String> of(Heard heard, Memory memory) {
        List<Map<?, ?>> told = told(memory);
        boolean open = told.size() > 1 && !memory.knows(SlotName.LOCALITY);
        List<String> tokens = Tokens.of(heard.text());
        if (!open || tokens.size() > MOST_WORDS || heard.asks()) {
            return Optional.empty();
        }
        List<Map<?, ?>> named =
                told.stream().filter(branch -> isNamed(branch, tokens)).toList();
        if (named.size() == 1) {
            return locality(named.getFirst());
        }
        boolean one = heard.concepts().has("branch")
                || tokens.size() == 1
                || tokens.stream().anyMatch(Set.of("wali", "वाली", "wala", "वाला", "one")::contains);
        if (one && tokens.stream().anyMatch(FIRST::contains)) {
            return locality(told.getFirst());
        }
        return one && tokens.stream().anyMatch(SECOND::contains) ? locality(told.get(1)) : Optional.empty();
    }

    private static List<Map<?, ?>> told(Memory memory) {
        Object branches = memory.answer(Steps.BRANCHES)
                .map(answer -> answer.get("branches"))
                .orElse(null);
        return branches instanceof List<?> list
                ? list.stream()
                        .flatMap(branch ->
                                branch instanceof Map<?, ?> fields ? Stream.<Map<?, ?>>of(fields) : Stream.of())
                        .toList()
                : List.of();
    }

    private static Optional<String> locality(Map<?, ?> branch) {
        return Optional.ofNullable(branch.get("locality")).map(Object::toString);
    }

    private static boolean isNamed(Map<?, ?> branch, List<String> tokens) {
        Set<String> keys = Stream.of("locality", "locality_hi")
                .flatMap(field -> Optional.ofNullable(branch.get(field)).stream())
                .flatMap(name -> Tokens.of(name.toString()).stream())
                .filter(BranchChoice::tells)
                .map(PhoneticKey::coarse)
                .collect(Collectors.toSet());
        return tokens.stream()
                .filter(BranchChoice::tells)
                .map(PhoneticKey::coarse)
                .anyMatch(keys::contains);
    }

    private static boolean tells(String word) {
        return word.length() >= LEAST_LETTERS && !COMMON.contains(word);
    }
}
