package dev.kanak.rag.steps;

import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How surely the knowledge answers a question: a logistic function of how near and how well covered the best article is, and of
 * how much nearer to, and better worded like, what no article answers. Pure.
 *
 * <p>Fitted, both kinds of questions weighing alike, to {@code data/eval/retrieval-dev.jsonl}, to a half of
 * {@code retrieval-second.jsonl}, and to an eighth of the example questions and every subject outside, each asked while it was not
 * in the index; then moved so that at .5 one answerable question in fifty is declined.
 */
final class Sufficiency {

    /** Subjects outside of which the mean nearness counts. */
    private static final int COUNTED = 3;

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
            return coverage < LEAST_COVERED ? 0 : logistic(2.1 + 3.3 * coverage - 11 * wordedOutside());
        }
        double near = best.dense().getAsDouble();
        if (near + coverage * COVERED < LEAST_NEAR) {
            return 0;
        }
        return logistic(-0.8 + 4.7 * near - 5.35 * nearOutside() + 3.4 * coverage - 5.7 * wordedOutside());
    }

    private double nearOutside() {
        return outside.stream()
                .mapToDouble(each -> each.dense().orElse(0))
                .boxed()
                .sorted((one, other) -> Double.compare(other, one))
                .limit(COUNTED)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** Share of the best subject outside in what both best score by words. */
    private double wordedOutside() {
        double within = most(articles, each -> each.sparse().orElse(0));
        double without = most(outside, each -> each.sparse().orElse(0));
        return within + without == 0 ? 0 : without / (within + without);
    }

    private static double most(List<FoundPassage> found, ToDoubleFunction<FoundPassage> value) {
        return found.stream().mapToDouble(value).max().orElse(0);
    }

    private static double logistic(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
