package dev.kanak.agent.topic;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.core.text.PhoneticKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Patterns of words that tell what an utterance touches on. */
public final class TopicRules {

    /** All groups must be heard, one word of each; none of the excluded. */
    private record Pattern(List<List<String>> groups, List<String> excluded) {

        boolean fits(Concepts heard) {
            return excluded.stream().noneMatch(heard::has)
                    && groups.stream().allMatch(group -> group.stream().anyMatch(heard::has));
        }
    }

    private static final int MOST_MIXTURES = 64;
    private static final java.util.regex.Pattern SPACE = java.util.regex.Pattern.compile("\\s+");

    private final Lexicon lexicon;
    private final Map<Topic, List<Pattern>> patterns = new EnumMap<>(Topic.class);

    /**
     * Takes words and patterns.
     *
     * @param words phrases by concept, as {@link Lexicon} reads them, matched by spelling only: a word that merely sounds
     *     like a curse is none; of a phrase given in both scripts each word counts in either, as recognisers write "book मत"
     * @param rules patterns by topic in lower case: concepts that must all be heard; {@code a|b} either, {@code !x} absent
     * @throws IllegalArgumentException naming the first pattern that is not understood
     */
    public TopicRules(Map<String, List<String>> words, Map<String, List<String>> rules) {
        Map<String, List<String>> bySpelling = new HashMap<>();
        words.forEach((concept, phrases) -> bySpelling.put(concept + "!", mixed(phrases)));
        this.lexicon = new Lexicon(bySpelling);
        Set<String> concepts = lexicon.concepts();
        rules.forEach((name, texts) -> patterns.put(
                Topic.valueOf(name.toUpperCase(Locale.ROOT)),
                texts.stream().map(text -> pattern(text, concepts)).toList()));
    }

    /** The phrases, and those that sound alike word by word in every mixture of their words. */
    private static List<String> mixed(List<String> phrases) {
        Map<List<String>, List<List<String>>> bySound = new LinkedHashMap<>();
        for (String phrase : phrases) {
            List<String> words = List.of(SPACE.split(phrase, -1));
            bySound.computeIfAbsent(words.stream().map(TopicRules::sound).toList(), _ -> new ArrayList<>())
                    .add(words);
        }
        Set<String> all = new LinkedHashSet<>(phrases);
        bySound.values().stream().filter(alike -> alike.size() > 1).forEach(alike -> all.addAll(mixtures(alike)));
        return List.copyOf(all);
    }

    private static List<String> mixtures(List<List<String>> alike) {
        List<String> begun = List.of("");
        for (int at = 0; at < alike.getFirst().size(); at++) {
            int word = at;
            Set<String> spellings = alike.stream().map(words -> words.get(word)).collect(Collectors.toSet());
            begun = begun.stream()
                    .flatMap(before -> spellings.stream().map(spelling -> (before + " " + spelling).strip()))
                    .toList();
        }
        return begun.size() > MOST_MIXTURES ? List.of() : begun;
    }

    /** A prefix keeps its star; it is no whole word. */
    private static String sound(String word) {
        return PhoneticKey.coarse(word) + (word.endsWith("*") ? "*" : "");
    }

    private static Pattern pattern(String text, Set<String> concepts) {
        List<List<String>> groups = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            List<String> either = List.of(word.replaceFirst("^!", "").split("\\|", -1));
            if (!concepts.containsAll(either)) {
                throw new IllegalArgumentException("unknown concept in pattern " + text);
            }
            if (word.startsWith("!")) {
                excluded.addAll(either);
            } else {
                groups.add(either);
            }
        }
        return new Pattern(List.copyOf(groups), List.copyOf(excluded));
    }

    /**
     * What an utterance touches on.
     *
     * @param tokens as {@link dev.kanak.agent.intent.Words#of} gives them
     */
    public Topics hear(List<String> tokens) {
        Concepts heard = lexicon.hear(tokens);
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        patterns.forEach((topic, alternatives) -> {
            if (alternatives.stream().anyMatch(pattern -> pattern.fits(heard))) {
                topics.add(topic);
            }
        });
        return new Topics(topics);
    }
}
