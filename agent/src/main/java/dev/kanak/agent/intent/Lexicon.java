package dev.kanak.agent.intent;

import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Concepts and the words that mean them, matched by spelling first, then by sound, then one slip apart.
 *
 * <p>A word spelled exactly as some entry is never matched by sound: "कम" (less) is not taken for "काम" (work).
 */
public final class Lexicon {

    private static final int FUZZY_LENGTH = 4;

    private record Word(String spelling, String key, boolean prefix) {}

    private record Phrase(String concept, List<Word> words) {}

    private final Map<String, List<Phrase>> bySpelling = new HashMap<>();
    private final Map<String, List<Phrase>> byKey = new HashMap<>();
    private final List<Phrase> prefixes = new ArrayList<>();
    private final Set<String> spellings = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> concepts;

    /**
     * Takes the entries of each concept.
     *
     * @param entries phrases by concept; a word ending in {@code *} matches any longer word
     */
    public Lexicon(Map<String, List<String>> entries) {
        this.concepts = Set.copyOf(entries.keySet());
        entries.forEach((concept, phrases) -> phrases.forEach(phrase -> add(concept, phrase)));
    }

    private void add(String concept, String text) {
        boolean prefix = text.endsWith("*");
        List<Word> words = Tokens.of(prefix ? text.substring(0, text.length() - 1) : text).stream()
                .map(token -> new Word(token, PhoneticKey.coarse(token), prefix))
                .toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("empty entry in concept " + concept);
        }
        Phrase phrase = new Phrase(concept, words);
        words.forEach(word -> {
            spellings.add(word.spelling());
            keys.add(word.key());
        });
        if (prefix && words.size() == 1) {
            prefixes.add(phrase);
        }
        Word first = words.getFirst();
        bySpelling.computeIfAbsent(first.spelling(), _ -> new ArrayList<>()).add(phrase);
        byKey.computeIfAbsent(first.key(), _ -> new ArrayList<>()).add(phrase);
    }

    /** Names of all concepts. */
    public Set<String> concepts() {
        return concepts;
    }

    /**
     * The concepts heard in an utterance.
     *
     * @param tokens as {@link Tokens#of} gives them
     */
    public Concepts hear(List<String> tokens) {
        List<Set<String>> keysAt = tokens.stream().map(this::keysOf).toList();
        List<Set<String>> heard = new ArrayList<>();
        tokens.forEach(_ -> heard.add(new HashSet<>()));
        for (int at = 0; at < tokens.size(); at++) {
            for (Phrase phrase : candidates(tokens.get(at), keysAt.get(at))) {
                if (matches(phrase, tokens, keysAt, at)) {
                    heard.subList(at, at + phrase.words().size()).forEach(concepts -> concepts.add(phrase.concept()));
                }
            }
        }
        return new Concepts(heard.stream().map(Set::copyOf).toList());
    }

    private List<Phrase> candidates(String token, Set<String> tokenKeys) {
        List<Phrase> found = new ArrayList<>(bySpelling.getOrDefault(token, List.of()));
        if (!spellings.contains(token) && !isNumber(token)) {
            tokenKeys.forEach(key -> found.addAll(byKey.getOrDefault(key, List.of())));
        }
        for (Phrase phrase : prefixes) {
            if (token.startsWith(phrase.words().getFirst().spelling())) {
                found.add(phrase);
            }
        }
        return found;
    }

    private boolean matches(Phrase phrase, List<String> tokens, List<Set<String>> keysAt, int at) {
        if (at + phrase.words().size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < phrase.words().size(); i++) {
            Word word = phrase.words().get(i);
            String token = tokens.get(at + i);
            boolean exact = token.equals(word.spelling());
            boolean sounds = !spellings.contains(token) && keysAt.get(at + i).contains(word.key());
            if (!exact && !sounds) {
                return false;
            }
        }
        return true;
    }

    /** Keys a token may stand for: its own if known, else known keys one slip away. */
    private Set<String> keysOf(String token) {
        String key = PhoneticKey.coarse(token);
        boolean asItIs = keys.contains(key) || spellings.contains(token) || isNumber(token);
        if (asItIs || key.length() < FUZZY_LENGTH) {
            return Set.of(key);
        }
        Set<String> near = new HashSet<>();
        for (String known : keys) {
            if (known.length() >= FUZZY_LENGTH && known.charAt(0) == key.charAt(0) && oneSlipApart(known, key)) {
                near.add(known);
            }
        }
        return near;
    }

    private static boolean isNumber(String token) {
        return !NumberReader.read(List.of(token)).isEmpty();
    }

    /** True if one insertion, deletion or substitution turns one key into the other. */
    static boolean oneSlipApart(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        String longer = one.length() >= other.length() ? one : other;
        String shorter = one.length() >= other.length() ? other : one;
        int at = 0;
        while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
            at++;
        }
        int skip = longer.length() == shorter.length() ? 1 : 0;
        return longer.substring(Math.min(at + 1, longer.length()))
                .equals(shorter.substring(Math.min(at + skip, shorter.length())));
    }
}
