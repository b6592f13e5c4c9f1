package dev.kanak.rag.answer;

import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.analysis.WordForms;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a sentence answers a question, as the logarithm of how likely it is, up to a constant. Immutable and thread-safe.
 *
 * <p>The weights were fitted to example questions that were kept apart, each with the sentence that is told to answer it.
 */
final class SentenceScore {

    /** What a word found by its consonants alone counts. */
    private static final double BY_SKELETON = 0.5;

    /** What the rarest word gains that no other sentence holds. */
    private static final double WORD = 0.75;

    /** What a sentence gains that could be the kind of thing asked for. */
    private static final double KIND = 0.15;

    /** What a cosine of 1 gains. */
    private static final double MEANING = 1.65;

    private final Map<String, Integer> holders;
    private final int sentences;

    private SentenceScore(Map<String, Integer> holders, int sentences) {
        this.holders = holders;
        this.sentences = sentences;
    }

    static SentenceScore of(Collection<List<Sentence>> articles) {
        Map<String, Integer> holders = new HashMap<>();
        int sentences = 0;
        for (List<Sentence> article : articles) {
            for (Sentence sentence : article) {
                sentence.stems().forEach(stem -> holders.merge(stem, 1, Integer::sum));
                sentences++;
            }
        }
        return new SentenceScore(holders, sentences);
    }

    /** Scores of an article's sentences, in their order. */
    double[] of(List<Sentence> article, Question question, List<AskedKind> kinds, float[] vector) {
        double[] scores = new double[article.size()];
        for (WordForms word : question.content()) {
            addWord(scores, article, word);
        }
        for (int i = 0; i < scores.length; i++) {
            boolean kind = kinds.stream().anyMatch(article.get(i).kinds()::contains);
            scores[i] += (kind ? KIND : 0) + MEANING * nearness(vector, article.get(i));
        }
        return scores;
    }

    /** A word that all sentences of the article share tells none of them apart. */
    private void addWord(double[] scores, List<Sentence> article, WordForms word) {
        double[] held = new double[scores.length];
        double total = 0;
        for (int i = 0; i < held.length; i++) {
            held[i] = held(word, article.get(i));
            total += held[i];
        }
        double rarity = WORD * rarity(word) * (1.1 - total / held.length);
        for (int i = 0; i < held.length; i++) {
            scores[i] += rarity * held[i];
        }
    }

    private static double held(WordForms word, Sentence sentence) {
        if (sentence.stems().contains(word.stem())) {
            return 1;
        }
        return sentence.skeletons().contains(word.skeleton()) ? BY_SKELETON : 0;
    }

    /** 0 to about 1: the rarest words count most. */
    private double rarity(WordForms word) {
        double held = holders.getOrDefault(word.stem(), 0);
        return Math.log(1 + sentences / (held + 1.0)) / Math.log(1 + sentences);
    }

    /** To the sentence or, if that is nearer, to its translation. */
    private static double nearness(float[] vector, Sentence sentence) {
        return sentence.vectors().stream()
                .mapToDouble(each -> cosine(vector, each))
                .max()
                .orElse(0);
    }

    /** Of vectors of length 1; 0 if one is empty. */
    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            sum += one[i] * (double) other[i];
        }
        return sum;
    }
}
