package dev.kanak.rag.steps;

import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How surely the knowledge answers a question: a logistic function of how near, how well covered and how well found the best
 * article is, and of how near and how well found what no article answers is. Pure.
 *
 * <p>Fitted, both kinds of questions weighing alike, to {@code data/eval/retrieval-dev.jsonl}, to {@code retrieval-second.jsonl},
 * and to files of example questions and subjects outside of which neither the index nor the bi-encoder knew a line; then moved so
 * that at .5 two answerable questions in a hundred are declined.
 */
final class Sufficiency {

    /** Subjects outside of which the mean nearness counts. */
    private static final int COUNTED = 3;

    /** The same by words alone, of which any one may be shared by chance. */
    private static final int COUNTED_BY_WORDS = 8;

    /** Share of a question below which an article found by words alone is about something else. */
    private static final double LEAST_COVERED = 0.5;

    /** What a covered question adds to a near one. */
    private static final double COVERED = 0.4;

    /** Nearness, with what is covered, below which an article is about something else. */
    private static final double LEAST_NEAR = 0.3;

    private final List<FoundPassage> articles;
    private final List<FoundPassage> outside;

    private Sufficiency(List<FoundPassage> articles, List<FoundPassage> outside) {
        this.articles = articles;
        this.outside = outside;
    }

    /**
     * Judges what was found.
     *
     * @param found best first, subjects outside among them
     * @return 0 to 1; comparable between questions
     */
    static double of(List<FoundPassage> found, Predicate<Passage> isOutside) {
        List<FoundPassage> articles =
                found.stream().filter(each -> !isOutside.test(each.passage())).toList();
        List<FoundPassage> outside =
                found.stream().filter(each -> isOutside.test(each.passage())).toList();
        return articles.isEmpty() ? 0 : new Sufficiency(articles, outside).value();
    }

    private double value() {
        FoundPassage best = articles.getFirst();
        double coverage = best.coverage();
        if (best.dense().isEmpty()) {
            return coverage < LEAST_COVERED ? 0 : logistic(1.8 + 4.25 * coverage - 9.9 * wordedOutside());
        }
        double near = best.dense().getAsDouble();
        if (near + coverage * COVERED < LEAST_NEAR) {
            return 0;
        }
        if (articles.stream().allMatch(each -> each.sparse().isEmpty())) { // no words leg: scores are ranks
            return logistic(-0.1 + 21 * near - 23.5 * nearOutside());
        }
        double scores = 4.6 * best.score() - 3.9 * meanOfHighest(outside, FoundPassage::score, 1);
        return logistic(-3.6 + 12.3 * near - 14 * nearOutside() + 3 * coverage + scores);
    }

    private double nearOutside() {
        return meanOfHighest(outside, each -> each.dense().orElse(0), COUNTED);
    }

    /** Share of the best subjects outside in what they and the best article score by words. */
    private double wordedOutside() {
        double within = meanOfHighest(articles, each -> each.sparse().orElse(0), 1);
        double without = meanOfHighest(outside, each -> each.sparse().orElse(0), COUNTED_BY_WORDS);
        return within + without == 0 ? 0 : without / (within + without);
    }

    /** Mean of the {@code count} highest values; of all, if there are fewer; 0 of none. */
    private static double meanOfHighest(List<FoundPassage> found, ToDoubleFunction<FoundPassage> value, int count) {
        return found.stream()
                .mapToDouble(value)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private static double logistic(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
