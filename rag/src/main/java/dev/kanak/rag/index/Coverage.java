package dev.kanak.rag.index;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;

/**
 * How much of a question's meaning a topic covers: the share of its words' rarity that the topic holds. A word found by its
 * consonants alone counts in part.
 */
final class Coverage {

    private static final double BY_SKELETON = 0.6;

    /** A word no topic holds says less about the question than a rare one: it may be grammar, a name or a mishearing. */
    private static final double UNKNOWN = 0.5;

    /** A figure is seldom what a question is about; one no topic holds is the caller's own. */
    private static final double FIGURE = 0.3;

    private final List<Map<Form, Set<String>>> topics = new ArrayList<>();

    /** Adds the next topic's words. */
    void add(List<WordForms> words) {
        Map<Form, Set<String>> terms = new EnumMap<>(Form.class);
        for (Form form : Form.values()) {
            Set<String> set = new HashSet<>(words.stream().map(form::of).toList());
            set.remove("");
            terms.put(form, set);
        }
        topics.add(terms);
    }

    /** A question's words and what each is worth. */
    Question question(List<WordForms> words, Weights weights) {
        return new Question(
                words,
                weights,
                words.stream().mapToDouble(word -> rarity(word, weights)).toArray());
    }

    /** A question, to be laid against topics. */
    final class Question {

        private final List<WordForms> words;
        private final Weights weights;
        private final double[] rarity;

        Question(List<WordForms> words, Weights weights, double[] rarity) {
            this.words = words;
            this.weights = weights;
            this.rarity = rarity;
        }

        /** Gives each word with its worth, those that say nothing left out. */
        void forEach(ObjDoubleConsumer<WordForms> use) {
            for (int i = 0; i < rarity.length; i++) {
                if (rarity[i] > 0) {
                    use.accept(words.get(i), rarity[i]);
                }
            }
        }

        /** The share of the question that a topic covers, 0 to 1. */
        double coveredBy(int topic) {
            double total = 0;
            double covered = 0;
            for (int i = 0; i < rarity.length; i++) {
                total += rarity[i];
                covered += rarity[i] * held(words.get(i), topics.get(topic), weights);
            }
            return total == 0 ? 0 : covered / total;
        }
    }

    private double rarity(WordForms word, Weights weights) {
        double holders =
                topics.stream().mapToDouble(terms -> held(word, terms, weights)).sum();
        double rarity = Math.log(1 + (topics.size() - holders + 0.5) / (holders + 0.5));
        if (holders == 0) {
            return word.isNumber() ? 0 : rarity * UNKNOWN;
        }
        return word.isNumber() ? rarity * FIGURE : rarity;
    }

    private static double held(WordForms word, Map<Form, Set<String>> terms, Weights weights) {
        if (has(Form.STEM, word, terms, weights) || has(Form.COARSE, word, terms, weights)) {
            return 1;
        }
        return has(Form.SKELETON, word, terms, weights) ? BY_SKELETON : 0;
    }

    private static boolean has(Form form, WordForms word, Map<Form, Set<String>> terms, Weights weights) {
        return form.weight(weights) > 0 && terms.getOrDefault(form, Set.of()).contains(form.of(word));
    }
}
