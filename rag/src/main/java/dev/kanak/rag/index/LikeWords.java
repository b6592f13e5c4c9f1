package dev.kanak.rag.index;

import static java.util.Objects.requireNonNull;

import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.analysis.WordForms;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * How well topics hold the words of a question or words of a like meaning: "jewels" where a topic says "ornaments". Thread-safe.
 *
 * <p>Each word counts by the best match among a topic's words, and by how few articles hold the like of it.
 */
public final class LikeWords {

    /** Cosine from which on two words are alike; those of words that have nothing in common are mostly lower. */
    private static final float ALIKE = 0.4f;

    /** Times that a topic says a word for half of the word's worth. */
    private static final float HALF = 0.75f;

    /** What counts of a word that no topic says the like of: it may be grammar, a name or a mishearing. */
    private static final double UNKNOWN = 0.5;

    /** Match below which a word counts as unknown. */
    private static final double KNOWN = 0.1;

    /** What counts of a figure, which is seldom what a question is about. */
    private static final double FIGURE = 0.3;

    /** Words above which comparing takes longer than a search may: 30 MB of vectors. */
    private static final int MOST_WORDS = 30_000;

    private static final int BATCH = 32;

    /**
     * The words of a topic.
     *
     * @param words numbers of them
     * @param worth of each, 0 to 1
     * @param isArticle false for a subject that no article answers
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    private record Held(String topic, int[] words, float[] worth, boolean isArticle) {}

    private final Embedder embedder;
    private final Map<String, Integer> numbers;
    private final List<Held> topics;
    private final Map<String, Integer> topicNumbers = new HashMap<>();
    private final PackedVectors vectors;
    private final Map<String, float[]> remembered = new ConcurrentHashMap<>();

    private LikeWords(Embedder embedder, Map<String, Integer> numbers, List<Held> topics) {
        this.embedder = embedder;
        this.numbers = numbers;
        this.topics = topics;
        topics.forEach(held -> topicNumbers.put(held.topic(), topicNumbers.size()));
        this.vectors =
                new PackedVectors(embedder.dimension(), embed(List.copyOf(numbers.keySet()), Embedder.Role.PASSAGE));
    }

    /**
     * Reads the words of topics.
     *
     * @param embedder one that reads words alone
     * @return empty if the embedder does not, or if there are too many words
     */
    public static Optional<LikeWords> of(Collection<Passage> passages, TextAnalysis analysis, Embedder embedder) {
        if (!embedder.readsWordsAlone()) {
            return Optional.empty();
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Held> topics = new ArrayList<>();
        PassageIndex.byTopic(passages).forEach((topic, texts) -> topics.add(held(topic, texts, analysis, numbers)));
        return numbers.size() > MOST_WORDS
                ? Optional.empty()
                : Optional.of(new LikeWords(embedder, numbers, List.copyOf(topics)));
    }

    private static Held held(
            String topic, List<Passage> passages, TextAnalysis analysis, Map<String, Integer> numbers) {
        Map<Integer, Integer> times = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            for (WordForms word : analysis.content(part.text(passages))) {
                Integer number = numbers.computeIfAbsent(word.surface(), _ -> numbers.size());
                times.merge(number, 1, Integer::sum);
            }
        }
        int[] words = new int[times.size()];
        float[] worth = new float[times.size()];
        int next = 0;
        for (Map.Entry<Integer, Integer> each : times.entrySet()) {
            words[next] = each.getKey();
            worth[next++] = each.getValue() / (each.getValue() + HALF);
        }
        return new Held(
                topic,
                words,
                worth,
                passages.stream().anyMatch(passage -> !passage.text().isBlank()));
    }

    private List<float[]> embed(List<String> words, Embedder.Role role) {
        List<float[]> embedded = new ArrayList<>(words.size());
        for (int from = 0; from < words.size(); from += BATCH) {
            embedded.addAll(embedder.embedAll(words.subList(from, Math.min(words.size(), from + BATCH)), role));
        }
        return embedded;
    }

    /**
     * What each topic holds of a question.
     *
     * @return gives for the id of a topic 0 to 1; 0 for one that is not known
     */
    public ToDoubleFunction<String> of(Question question) {
        double[] sums = new double[topics.size()];
        double total = 0;
        List<WordForms> words = question.content();
        List<float[]> matches = matches(words.stream().map(WordForms::surface).toList());
        for (int i = 0; i < words.size(); i++) {
            double rarity = rarity(words.get(i), matches.get(i));
            total += rarity;
            for (int topic = 0; topic < sums.length; topic++) {
                sums[topic] += rarity * matches.get(i)[topic];
            }
        }
        double all = total;
        return topic -> {
            Integer number = topicNumbers.get(topic);
            return number == null || all == 0 ? 0 : sums[number] / all;
        };
    }

    /** How well each topic holds each word. What the topics themselves say is remembered, what a caller says is not. */
    private List<float[]> matches(List<String> words) {
        Map<String, float[]> matches = new HashMap<>();
        for (String word : words) {
            float[] known = remembered.get(word);
            if (known != null) {
                matches.put(word, known);
            }
        }
        List<String> unread = words.stream()
                .filter(word -> !matches.containsKey(word))
                .distinct()
                .toList();
        List<float[]> read = embed(unread, Embedder.Role.QUERY);
        for (int i = 0; i < read.size(); i++) {
            float[] match = match(read.get(i));
            matches.put(unread.get(i), match);
            if (numbers.containsKey(unread.get(i))) {
                remembered.put(unread.get(i), match);
            }
        }
        return words.stream().map(word -> requireNonNull(matches.get(word))).toList();
    }

    private float[] match(float[] vector) {
        float[] likeness = vectors.dots(vector);
        float[] matches = new float[topics.size()];
        for (int topic = 0; topic < matches.length; topic++) {
            Held held = topics.get(topic);
            for (int i = 0; i < held.words().length; i++) {
                float like = (likeness[held.words()[i]] - ALIKE) / (1 - ALIKE) * held.worth()[i];
                matches[topic] = Math.max(matches[topic], like);
            }
        }
        return matches;
    }

    private double rarity(WordForms word, float[] matches) {
        double holders = 0;
        double best = 0;
        int articles = 0;
        for (int topic = 0; topic < matches.length; topic++) {
            best = Math.max(best, matches[topic]);
            if (topics.get(topic).isArticle()) {
                articles++;
                holders += matches[topic];
            }
        }
        double rarity = Math.log(1 + (articles - holders + 0.5) / (holders + 0.5));
        return rarity * (best < KNOWN ? UNKNOWN : 1) * (word.isNumber() ? FIGURE : 1);
    }
}
