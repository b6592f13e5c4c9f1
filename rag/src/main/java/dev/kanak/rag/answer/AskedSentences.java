package dev.kanak.rag.answer;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.Passage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sentences of passages as answers to one question, which is read once, as each passage is. One thread.
 *
 * <p>An answer has two sentences at most, the asked fact's first, and is short enough to be listened to.
 */
public final class AskedSentences {

    /** Words that two sentences may not go beyond together. */
    private static final int MOST_WORDS = 45;

    /** What a sentence loses by a passage that is found with no score at all beside one with the score 1. */
    private static final double FOUND = 4.4;

    /** What a sentence of another passage loses: it leads away from the subject. */
    private static final double ELSEWHERE = 1.1;

    /** How far behind the first sentence, in logarithms of likelihood, one of another passage may be. */
    private static final double NEAR = 3;

    private final Function<Passage, Ranked> rank;
    private final Map<String, Ranked> known = new HashMap<>();

    /** @param rank scores a passage's sentences */
    AskedSentences(Function<Passage, Ranked> rank) {
        this.rank = rank;
    }

    /**
     * A passage that may answer a question.
     *
     * @param score by which it was found, 0 to 1
     */
    public record Candidate(Passage passage, double score) {}

    /** The sentences of a passage that answer the question; of one that was not read the text. */
    public String choose(Passage passage) {
        return choose(List.of(new Candidate(passage, 1))).text();
    }

    /**
     * What is said in answer to a question.
     *
     * @param lead the number of the passage, from 0, that holds the first sentence
     */
    public record Choice(int lead, String text) {}

    /**
     * The sentences that answer the question: the likeliest and, with it, the likeliest of what is left of its passage and of what
     * stands in another and is nearly as likely.
     *
     * @param passages best first, at least one; of one that was not read the text is given back
     */
    public Choice choose(List<Candidate> passages) {
        List<Ranked> ranked =
                passages.stream().map(each -> ranked(each.passage())).toList();
        int lead = lead(passages, ranked);
        Ranked own = ranked.get(lead);
        return new Choice(
                lead, own.all().isEmpty() ? passages.get(lead).passage().text() : text(passages, ranked, lead));
    }

    private static String text(List<Candidate> passages, List<Ranked> ranked, int lead) {
        Ranked own = ranked.get(lead);
        List<Sentence> all = own.all();
        int best = own.best(-1);
        String first = all.get(best).text();
        if (best > 0 && all.get(best).pointsBack()) {
            String together = all.get(best - 1).text() + " " + first;
            return Sentences.words(together) <= MOST_WORDS ? together : first;
        }
        Stream<Second> others = IntStream.range(0, passages.size())
                .filter(other -> other != lead)
                .mapToObj(other -> elsewhere(passages, ranked, lead, other))
                .flatMap(Optional::stream)
                .filter(second -> second.score() >= own.scores()[best] - NEAR);
        return Stream.concat(own.second(best).stream(), others)
                .sorted(Comparator.comparingDouble(Second::score).reversed())
                .map(second -> first + " " + second.text())
                .filter(two -> Sentences.words(two) <= MOST_WORDS)
                .findFirst()
                .orElse(first);
    }

    /**
     * The passage with the likeliest sentence. Only passages with questions that a sentence is told to answer can be compared by
     * their sentences; if the first has none, it leads.
     */
    private static int lead(List<Candidate> passages, List<Ranked> ranked) {
        int lead = 0;
        for (int i = 1; i < passages.size() && ranked.getFirst().isTold(); i++) {
            if (ranked.get(i).isTold() && likeliest(passages, ranked, 0, i) > likeliest(passages, ranked, 0, lead)) {
                lead = i;
            }
        }
        return lead;
    }

    /** How likely the best sentence of a passage is beside the first passage's. */
    private static double likeliest(List<Candidate> passages, List<Ranked> ranked, int first, int which) {
        Ranked each = ranked.get(which);
        double score = each.scores()[each.best(-1)];
        double behind = passages.get(first).score() - passages.get(which).score();
        return which == first ? score : score - FOUND * behind - ELSEWHERE;
    }

    /** The best sentence of a passage that is not the first, unless it leans on the one before it. */
    private static Optional<Second> elsewhere(List<Candidate> passages, List<Ranked> ranked, int lead, int other) {
        List<Sentence> all = ranked.get(other).all();
        Language language = passages.get(lead).passage().language();
        if (all.isEmpty() || passages.get(other).passage().language() != language) {
            return Optional.empty();
        }
        Sentence best = all.get(ranked.get(other).best(-1));
        return Optional.of(new Second(best.text(), likeliest(passages, ranked, lead, other)))
                .filter(_ -> !best.pointsBack());
    }

    /** The one sentence of a passage that answers the question best; of one that was not read the text. */
    public String chooseOne(Passage passage) {
        Ranked ranked = ranked(passage);
        return ranked.all().isEmpty()
                ? passage.text()
                : ranked.all().get(ranked.best(-1)).text();
    }

    private Ranked ranked(Passage passage) {
        return known.computeIfAbsent(passage.id(), _ -> rank.apply(passage));
    }

    /**
     * A passage's sentences with their scores; none if it was not read.
     *
     * @param isTold whether it is told of any question which sentence answers it
     */
    @SuppressWarnings("ArrayRecordComponent") // never leaves the package
    record Ranked(List<Sentence> all, double[] scores, boolean isTold) {

        int best(int except) {
            int best = -1;
            for (int i = 0; i < scores.length; i++) {
                if (i != except && (best < 0 || scores[i] > scores[best])) {
                    best = i;
                }
            }
            return best;
        }

        /** The sentence to add: the next best, but none that leans on a sentence left out. */
        Optional<Second> second(int best) {
            int second = best(best);
            if (second >= 0 && all.get(second).pointsBack() && second != best + 1) {
                second = best + 1 < all.size() ? best + 1 : -1;
            }
            return second < 0
                    ? Optional.empty()
                    : Optional.of(new Second(all.get(second).text(), scores[second]));
        }
    }

    /** A sentence that may be said after the best. */
    record Second(String text, double score) {}
}
