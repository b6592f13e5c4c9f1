package dev.kanak.rag.answer;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.analysis.WordForms;
import dev.kanak.rag.index.Phrasings;
import dev.kanak.rag.index.Phrasings.Phrasing;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sentences of passages, and which of them answer a question: two at most, the asked fact's first, short enough to be
 * listened to. Immutable and thread-safe.
 *
 * <p>A sentence is judged by the rarity of the question's words it shares, by the kind of thing asked for (a figure, a time, a
 * reason) and, with an embedder, by meaning and by the known questions it answers. Where a passage and its translation have as
 * many sentences, both are looked at, so that "penalty" finds "जुर्माना".
 */
public final class AnswerSentences {

    /** Words of the answer that a second sentence may not go beyond. */
    private static final int MOST_WORDS = 45;

    /** Words beyond which even a sentence that leans on the one before goes alone. */
    private static final int MOST_WORDS_TOGETHER = 45;

    /** What a sentence gains for which all known questions speak, in words of middling rarity. */
    private static final double SUPPORT = 1;

    private static final float[] NO_VECTOR = {};

    private final TextAnalysis analysis;
    private final Optional<Embedder> embedder;
    private final Map<String, List<Sentence>> sentences = new HashMap<>();
    private final Map<String, Support> support = new HashMap<>();
    private final SentenceScore score;

    private AnswerSentences(TextAnalysis analysis, Optional<Embedder> embedder, Collection<Passage> passages) {
        this.analysis = analysis;
        this.embedder = embedder;
        Map<String, List<Passage>> topics = new HashMap<>();
        passages.forEach(AnswerSentences::check);
        passages.forEach(passage -> topics.computeIfAbsent(passage.topicId(), _ -> new ArrayList<>())
                .add(passage));
        passages.forEach(passage -> sentences.put(passage.id(), read(translations(passage, topics))));
        this.score = SentenceScore.of(sentences.values());
        embedder.ifPresent(model ->
                passages.forEach(passage -> support.put(passage.id(), support(translations(passage, topics), model))));
    }

    /** The passages of a topic that have as many sentences as one of them, that one first. */
    private List<Passage> translations(Passage passage, Map<String, List<Passage>> topics) {
        int size = Sentences.of(passage.text()).size();
        Stream<Passage> others = topics.getOrDefault(passage.topicId(), List.of()).stream()
                .filter(other -> !other.id().equals(passage.id()))
                .filter(other -> Sentences.of(other.text()).size() == size);
        return Stream.concat(Stream.of(passage), others).toList();
    }

    /** What is known of the questions callers ask: for some, which sentence answers; that helps to guess it for the others. */
    private Support support(List<Passage> translations, Embedder model) {
        List<Sentence> own = sentences.getOrDefault(translations.getFirst().id(), List.of());
        if (own.isEmpty()) {
            return Support.NONE;
        }
        List<Support.Asked> told = new ArrayList<>();
        for (Phrasing phrasing : phrasings(translations, true)) {
            for (float[] vector : model.embedAll(phrasing.wordings(), Embedder.Role.QUERY)) {
                told.add(Support.Asked.answeredBy(phrasing.sentence() - 1, own.size(), vector));
            }
        }
        Support known = new Support(told);
        List<Support.Asked> asked = new ArrayList<>(told);
        for (Phrasing phrasing : phrasings(translations, false)) {
            String text = String.join(" . ", phrasing.wordings());
            float[] vector = Phrasings.mean(model.embedAll(phrasing.wordings(), Embedder.Role.QUERY));
            Question read = analysis.question(text, phrasing.language() != Language.ENGLISH);
            asked.add(Support.Asked.of(vector, scores(own, read, text, vector, known)));
        }
        return new Support(asked);
    }

    private static List<Phrasing> phrasings(List<Passage> passages, boolean told) {
        return passages.stream()
                .flatMap(passage -> Phrasings.of(passage).stream())
                .filter(phrasing -> (phrasing.sentence() > 0) == told)
                .toList();
    }

    private double[] scores(List<Sentence> all, Question question, String text, float[] vector, Support known) {
        double[] scores = score.of(all, question, AskedKind.of(text), vector);
        double[] shares = known.of(vector, scores.length);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += SUPPORT * shares[i];
        }
        return scores;
    }

    /** @throws RetrievalException (INVALID_ARTICLE) if a question is said to be answered by a sentence that is not there */
    private static void check(Passage passage) {
        int sentences = Sentences.of(passage.text()).size();
        int named = Phrasings.of(passage).stream()
                .mapToInt(Phrasing::sentence)
                .max()
                .orElse(0);
        if (named > sentences) {
            throw new RetrievalException(
                    RetrievalException.Kind.INVALID_ARTICLE,
                    "example questions name sentence " + named + " of " + passage.id() + ", which has " + sentences,
                    false);
        }
    }

    /**
     * Reads the sentences of every passage.
     *
     * @throws RetrievalException (INVALID_ARTICLE) if a question is said to be answered by a sentence that is not there
     */
    public static AnswerSentences of(TextAnalysis analysis, Optional<Embedder> embedder, Collection<Passage> passages) {
        return new AnswerSentences(analysis, embedder, passages);
    }

    private List<Sentence> read(List<Passage> translations) {
        List<List<String>> texts = translations.stream()
                .map(passage -> Sentences.of(passage.text()))
                .toList();
        List<Sentence> read = new ArrayList<>();
        for (int i = 0; i < texts.getFirst().size(); i++) {
            int at = i;
            List<String> same =
                    texts.stream().map(sentences -> sentences.get(at)).toList();
            List<WordForms> words = same.stream()
                    .flatMap(text -> analysis.content(text).stream())
                    .toList();
            List<float[]> vectors = same.stream()
                    .map(text -> vector(text, Embedder.Role.PASSAGE))
                    .toList();
            read.add(Sentence.of(same.getFirst(), words, vectors));
        }
        return List.copyOf(read);
    }

    private float[] vector(String text, Embedder.Role role) {
        return embedder.map(model -> model.embed(text, role)).orElse(NO_VECTOR);
    }

    /**
     * The sentences of a passage that answer a question.
     *
     * @param passage one of those that were read; of another the text is given back
     * @param question the caller's words
     * @param language the caller's
     */
    public String choose(Passage passage, String question, Language language) {
        List<Sentence> all = sentences.getOrDefault(passage.id(), List.of());
        if (all.isEmpty()) {
            return passage.text();
        }
        Ranked ranked = rank(passage, all, question, language);
        int best = ranked.best(-1);
        String first = all.get(best).text();
        if (best > 0 && all.get(best).pointsBack()) {
            String together = all.get(best - 1).text() + " " + first;
            return Sentences.words(together) <= MOST_WORDS_TOGETHER ? together : first;
        }
        int second = ranked.second(best, all);
        if (second < 0) {
            return first;
        }
        String two = first + " " + all.get(second).text();
        return Sentences.words(two) <= MOST_WORDS ? two : first;
    }

    /** The one sentence of a passage that answers a question best. */
    public String chooseOne(Passage passage, String question, Language language) {
        List<Sentence> all = sentences.getOrDefault(passage.id(), List.of());
        return all.isEmpty()
                ? passage.text()
                : all.get(rank(passage, all, question, language).best(-1)).text();
    }

    private Ranked rank(Passage passage, List<Sentence> all, String question, Language language) {
        Question read = analysis.question(question, language != Language.ENGLISH);
        float[] vector = vector(question, Embedder.Role.QUERY);
        Support known = support.getOrDefault(passage.id(), Support.NONE);
        return new Ranked(scores(all, read, question, vector, known));
    }

    /** Scores in the order of the sentences. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Ranked(double[] scores) {

        int best(int except) {
            int best = -1;
            for (int i = 0; i < scores.length; i++) {
                if (i != except && (best < 0 || scores[i] > scores[best])) {
                    best = i;
                }
            }
            return best;
        }

        /** The sentence to add, -1 if there is none: the next best, but none that leans on a sentence left out. */
        int second(int best, List<Sentence> all) {
            int second = best(best);
            if (second < 0) {
                return -1;
            }
            boolean leans = all.get(second).pointsBack() && second != best + 1;
            return leans ? (best + 1 < all.size() ? best + 1 : -1) : second;
        }
    }
}
