package dev.kanak.rag.answer;

import static java.util.Objects.requireNonNull;

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

    /** What a sentence gains for which all known questions speak. */
    private static final double SUPPORT = 4.4;

    /** What a sentence gains that answers a question of the same meaning. */
    private static final double ASKED = 5.8;

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
        topics.values()
                .forEach(topic ->
                        topic.forEach(passage -> sentences.put(passage.id(), read(translations(passage, topic)))));
        this.score = SentenceScore.of(sentences.values());
        embedder.ifPresent(model -> topics.values().forEach(topic -> addSupport(topic, model)));
    }

    /** The passages of a topic that have as many sentences as one of them, that one first. */
    private static List<Passage> translations(Passage passage, List<Passage> topic) {
        int size = Sentences.of(passage.text()).size();
        Stream<Passage> others = topic.stream()
                .filter(other -> !other.id().equals(passage.id()))
                .filter(other -> Sentences.of(other.text()).size() == size);
        return Stream.concat(Stream.of(passage), others).toList();
    }

    /**
     * A question as it is compared with sentences.
     *
     * @param vector empty without an embedder
     */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Read(Question question, List<AskedKind> kinds, float[] vector) {}

    /**
     * A question of which the sentence that answers it is told.
     *
     * @param sentence its number, from 1
     * @param vectors of the wordings
     */
    private record Told(int sentence, List<float[]> vectors) {}

    /** What is known of the questions callers ask for a passage. */
    private record Heard(List<Told> told, List<Read> untold) {}

    private void addSupport(List<Passage> topic, Embedder model) {
        Map<String, Heard> heard = new HashMap<>();
        topic.forEach(passage -> heard.put(passage.id(), heard(passage, model)));
        for (Passage passage : topic) {
            List<Heard> all = translations(passage, topic).stream()
                    .map(each -> requireNonNull(heard.get(each.id())))
                    .toList();
            support.put(passage.id(), support(sentences.getOrDefault(passage.id(), List.of()), all));
        }
    }

    private Heard heard(Passage passage, Embedder model) {
        Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
        for (Phrasing phrasing : passage.text().isBlank() ? List.<Phrasing>of() : Phrasings.of(passage)) {
            List<float[]> vectors = model.embedAll(phrasing.wordings(), Embedder.Role.QUERY);
            if (phrasing.sentence() > 0) {
                heard.told().add(new Told(phrasing.sentence(), vectors));
            } else {
                String text = String.join(" . ", phrasing.wordings());
                heard.untold().add(read(text, phrasing.language(), Phrasings.mean(vectors)));
            }
        }
        return heard;
    }

    private Read read(String question, Language language, float[] vector) {
        return new Read(analysis.question(question, language != Language.ENGLISH), AskedKind.of(question), vector);
    }

    /** For some questions it is told which sentence answers; that helps to guess it for the others. */
    private Support support(List<Sentence> own, List<Heard> heard) {
        if (own.isEmpty()) {
            return Support.NONE;
        }
        List<Support.Asked> asked = new ArrayList<>();
        for (Heard each : heard) {
            for (Told told : each.told()) {
                told.vectors()
                        .forEach(
                                vector -> asked.add(Support.Asked.answeredBy(told.sentence() - 1, own.size(), vector)));
            }
        }
        Support known = new Support(asked);
        for (Heard each : heard) {
            each.untold().forEach(read -> asked.add(Support.Asked.of(read.vector(), scores(own, read, known))));
        }
        return new Support(asked);
    }

    private double[] scores(List<Sentence> all, Read asked, Support known) {
        double[] scores = score.of(all, asked.question(), asked.kinds(), asked.vector());
        float[] cosines = known.cosines(asked.vector());
        double[] shares = known.of(cosines, scores.length);
        double[] nearness = known.nearness(cosines, scores.length);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += SUPPORT * shares[i] + ASKED * nearness[i];
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
            List<float[]> vectors = embedder.map(model -> model.embedAll(same, Embedder.Role.PASSAGE))
                    .orElse(List.of());
            read.add(Sentence.of(same.getFirst(), words, vectors));
        }
        return List.copyOf(read);
    }

    private float[] vector(String question) {
        return embedder.map(model -> model.embed(question, Embedder.Role.QUERY)).orElse(NO_VECTOR);
    }

    /** The sentences as answers to one question. */
    public AskedSentences asked(String question, Language language) {
        Read read = read(question, language, vector(question));
        return new AskedSentences(passage -> rank(passage, read));
    }

    private AskedSentences.Ranked rank(Passage passage, Read read) {
        List<Sentence> all = sentences.getOrDefault(passage.id(), List.of());
        Support known = support.getOrDefault(passage.id(), Support.NONE);
        return new AskedSentences.Ranked(all, scores(all, read, known), known.isTold());
    }
}
