package dev.kanak.agent.intent;

import dev.kanak.core.text.Homographs;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Concepts and the words that mean them, matched by spelling first, then by sound, then one slip apart.
 *
 * <p>A word spelled exactly as some entry is never matched by sound: "कम" (less) is not taken for "काम" (work). Words in one
 * script that sound alike must also be spelled alike. A borrowed word is the same in both scripts ({@link LoanSpellings}).
 */
public final class Lexicon {

    private static final int FUZZY_LENGTH = 6;

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
     * @param entries phrases by concept; a word ending in {@code *} matches any longer word; a concept ending in {@code !}
     *     is matched by spelling only
     */
    public Lexicon(Map<String, List<String>> entries) {
        Set<String> names = new HashSet<>();
        entries.forEach((concept, phrases) -> {
            boolean exact = concept.endsWith("!");
            String name = exact ? concept.substring(0, concept.length() - 1) : concept;
            names.add(name);
            phrases.forEach(phrase -> add(name, phrase, exact));
        });
        this.concepts = Set.copyOf(names);
    }

    private void add(String concept, String text, boolean exact) {
        boolean prefix = text.endsWith("*");
        String spelled = prefix ? text.substring(0, text.length() - 1) : text;
        List<Word> words = Tokens.of(Homographs.apart(spelled)).stream()
                .map(token -> new Word(token, PhoneticKey.coarse(token), prefix))
                .toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("empty entry in concept " + concept);
        }
        Phrase phrase = new Phrase(concept, words);
        words.forEach(word -> spellings.add(word.spelling()));
        if (prefix && words.size() == 1) {
            prefixes.add(phrase);
        }
        Word first = words.getFirst();
        bySpelling
                .computeIfAbsent(LoanSpellings.latin(first.spelling()), _ -> new ArrayList<>())
                .add(phrase);
        if (!exact) {
            words.forEach(word -> keys.add(word.key()));
            byKey.computeIfAbsent(first.key(), _ -> new ArrayList<>()).add(phrase);
        }
    }

    private static boolean sameSpelling(String token, String spelling) {
        return token.equals(spelling) || LoanSpellings.latin(token).equals(LoanSpellings.latin(spelling));
    }

    /** Names of all concepts. */
    public Set<String> concepts() {
        return concepts;
    }

    /** Whether a token is spelled as a word that means some concept by itself. */
    public boolean isWord(String token) {
        return bySpelling.getOrDefault(LoanSpellings.latin(token), List.of()).stream()
                .anyMatch(phrase -> phrase.words().size() == 1);
    }

    /**
     * The concepts heard in an utterance.
     *
     * @param tokens as {@link Tokens#of} gives them
     */
    public Concepts hear(List<String> tokens) {
        boolean[] number = new boolean[tokens.size()];
        NumberReader.read(tokens).forEach(span -> Arrays.fill(number, span.from(), span.to(), true));
        List<Set<String>> keysAt = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            keysAt.add(number[at] ? Set.of() : keysOf(tokens.get(at)));
        }
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
        List<Phrase> found = new ArrayList<>(bySpelling.getOrDefault(LoanSpellings.latin(token), List.of()));
        if (!spellings.contains(token)) {
            for (String key : tokenKeys) {
                byKey.getOrDefault(key, List.of()).stream()
                        .filter(phrase ->
                                Likeness.alike(token, phrase.words().getFirst().spelling(), key))
                        .forEach(found::add);
            }
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
            boolean exact = sameSpelling(token, word.spelling());
            boolean sounds = !spellings.contains(token)
                    && keysAt.get(at + i).contains(word.key())
                    && Likeness.alike(token, word.spelling(), word.key());
            if (!exact && !sounds) {
                return false;
            }
        }
        return true;
    }

    /** Keys a word may stand for: its own if known, else known keys one slip away. */
    private Set<String> keysOf(String token) {
        String key = PhoneticKey.coarse(token);
        boolean asItIs = keys.contains(key) || spellings.contains(token);
        if (asItIs || key.length() < FUZZY_LENGTH) {
            return Set.of(key);
        }
        Set<String> near = new HashSet<>();
        for (String known : keys) {
            if (known.length() >= FUZZY_LENGTH
                    && known.charAt(0) == key.charAt(0)
                    && Likeness.oneSlipApart(known, key)) {
                near.add(known);
            }
        }
        return near;
    }
}
