package dev.kanak.core.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of days and times of {@code calendar-words.tsv}, matched by spelling and, if long enough, by sound. */
final class CalendarWords {

    private static final int LONGEST_PHRASE = 4;
    private static final int SHORTEST_SOUND = 5;

    /**
     * A word or phrase found.
     *
     * @param to index after its last token
     */
    record Found(int to, int value) {}

    private static final Map<String, Map<String, Integer>> PHRASES = new HashMap<>();
    private static final Map<String, Map<String, Integer>> SOUNDS = new HashMap<>();

    static {
        for (List<String> row : Table.read("calendar-words.tsv")) {
            int value = Integer.parseInt(row.get(1));
            var phrases = PHRASES.computeIfAbsent(row.get(0), _ -> new HashMap<>());
            var sounds = SOUNDS.computeIfAbsent(row.get(0), _ -> new HashMap<>());
            for (String phrase : row.get(2).split(" ", -1)) {
                String folded = Tokens.fold(phrase.replace('_', ' '));
                phrases.put(folded, value);
                if (folded.indexOf(' ') < 0 && folded.length() >= SHORTEST_SOUND) {
                    sounds.putIfAbsent(PhoneticKey.coarse(folded), value);
                }
            }
        }
    }

    private final List<String> tokens;

    CalendarWords(List<String> tokens) {
        this.tokens = tokens;
    }

    /** The longest phrase of a kind that begins at an index. */
    Optional<Found> at(String kind, int from) {
        Map<String, Integer> phrases = PHRASES.getOrDefault(kind, Map.of());
        for (int length = Math.min(LONGEST_PHRASE, tokens.size() - from); length > 0 && from >= 0; length--) {
            Integer value = phrases.get(phrase(from, length));
            if (value != null) {
                return Optional.of(new Found(from + length, value));
            }
        }
        boolean sounds = from >= 0 && from < tokens.size() && tokens.get(from).length() >= SHORTEST_SOUND;
        if (!sounds) {
            return Optional.empty();
        }
        Integer value = SOUNDS.getOrDefault(kind, Map.of()).get(PhoneticKey.coarse(tokens.get(from)));
        return value == null ? Optional.empty() : Optional.of(new Found(from + 1, value));
    }

    boolean is(String kind, int from) {
        return at(kind, from).isPresent();
    }

    /** The index itself, or the one after a word of the kind there. */
    int after(String kind, int from) {
        return at(kind, from).map(Found::to).orElse(from);
    }

    private String phrase(int from, int length) {
        if (length == 1) {
            return tokens.get(from);
        }
        List<String> words = new ArrayList<>(tokens.subList(from, from + length));
        return String.join(" ", words);
    }
}
