package dev.kanak.agent.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Weighed patterns of concepts that tell what an utterance is for. */
public final class IntentRules {

    /**
     * An intent with the evidence for it.
     *
     * @param score weight of its heaviest pattern
     * @param matched concepts that pattern needed
     */
    public record Scored(Intent intent, double score, int matched) {}

    private sealed interface Term {
        record AnyOf(List<String> concepts) implements Term {}

        record Absent(String concept) implements Term {}

        record FewerThan(int words) implements Term {}
    }

    private record Pattern(Intent intent, List<Term> terms, double weight) {}

    private final List<Pattern> patterns;

    /**
     * Takes patterns by intent.
     *
     * @param rules pattern to weight, by intent name in lower case: words are concepts that must all be heard; {@code a|b}
     *     either, {@code !x} absent, {@code <n} fewer than n words
     * @param concepts names that patterns may use
     * @throws IllegalArgumentException naming the first pattern that is not understood
     */
    public IntentRules(Map<String, Map<String, Double>> rules, Set<String> concepts) {
        List<Pattern> read = new ArrayList<>();
        rules.forEach((name, weights) -> {
            Intent intent = Intent.valueOf(name.toUpperCase(Locale.ROOT));
            weights.forEach((text, weight) -> read.add(new Pattern(intent, terms(text, concepts), weight)));
        });
        this.patterns = List.copyOf(read);
    }

    private static List<Term> terms(String text, Set<String> concepts) {
        List<Term> terms = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            if (word.startsWith("<")) {
                terms.add(new Term.FewerThan(Integer.parseInt(word.substring(1))));
            } else if (word.startsWith("!")) {
                terms.add(new Term.Absent(known(word.substring(1), text, concepts)));
            } else {
                List<String> either = List.of(word.split("\\|", -1));
                either.forEach(concept -> known(concept, text, concepts));
                terms.add(new Term.AnyOf(either));
            }
        }
        return List.copyOf(terms);
    }

    private static String known(String concept, String pattern, Set<String> concepts) {
        if (!concepts.contains(concept)) {
            throw new IllegalArgumentException("unknown concept " + concept + " in pattern " + pattern);
        }
        return concept;
    }

    /** Every intent with some evidence, strongest first. */
    public List<Scored> rank(Concepts heard) {
        Comparator<Scored> order = Comparator.comparingDouble(Scored::score).thenComparingInt(Scored::matched);
        Map<Intent, Scored> best = new EnumMap<>(Intent.class);
        for (Pattern pattern : patterns) {
            if (pattern.terms().stream().allMatch(term -> holds(term, heard))) {
                Scored scored = new Scored(pattern.intent(), pattern.weight(), concepts(pattern));
                best.merge(scored.intent(), scored, BinaryOperator.maxBy(order));
            }
        }
        return best.values().stream().sorted(order.reversed()).toList();
    }

    private static int concepts(Pattern pattern) {
        return (int) pattern.terms().stream()
                .filter(term -> term instanceof Term.AnyOf)
                .count();
    }

    private static boolean holds(Term term, Concepts heard) {
        return switch (term) {
            case Term.AnyOf(List<String> either) -> either.stream().anyMatch(heard::has);
            case Term.Absent(String concept) -> !heard.has(concept);
            case Term.FewerThan(int words) -> heard.length() < words;
        };
    }
}
