package dev.kanak.rag.fusion;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.index.PassageIndex.WordHit;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.SearchTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What both legs found, a topic at a time. */
final class Found {

    /** What words of a like meaning are worth beside both legs; chosen on example and development questions, flat around it. */
    private static final double LIKENESS = 0.3;

    private final PassageIndex index;
    private final Legs legs;
    private final Question question;
    private final Language language;
    private final FusionWeights weights;
    private final Map<String, WordHit> byWords = new LinkedHashMap<>();
    private final Map<String, Double> byVectors;
    private final Map<String, Double> vectorOf = new HashMap<>();

    Found(PassageIndex index, Legs legs, Question question, Language language, FusionWeights weights) {
        this.weights = weights;
        this.index = index;
        this.legs = legs;
        this.question = question;
        this.language = language;
        legs.wordHits().forEach(hit -> byWords.put(hit.topicId(), hit));
        legs.vectorHits().forEach(hit -> vectorOf.merge(hit.passageId(), hit.score(), Math::max));
        byVectors = Nearness.ofTopics(legs.vectorHits(), index);
    }

    SearchTrace.Fusion fusion() {
        if (legs.isPartial()) {
            return SearchTrace.Fusion.RECIPROCAL_RANK;
        }
        return legs.vectors().isEmpty() ? SearchTrace.Fusion.SINGLE : SearchTrace.Fusion.CONVEX;
    }

    /**
     * The best topics, best first, each by its passage in the language asked for.
     *
     * @param candidates topics of each leg that are joined
     */
    List<FoundPassage> best(int limit, int candidates) {
        Map<String, Double> words = new LinkedHashMap<>();
        byWords.forEach((topic, hit) -> words.put(topic, hit.score()));
        Map<String, Double> scores = switch (fusion()) {
            case SINGLE -> Fusion.single(words);
            case CONVEX -> {
                Map<String, Double> both = Fusion.convex(
                        words, Nearness.nearest(byVectors, candidates), weights.of(question.queryClass()));
                yield legs.likeness()
                        .map(likeness -> Fusion.judged(both, likeness, LIKENESS))
                        .orElse(both);
            }
            case RECIPROCAL_RANK ->
                Fusion.reciprocalRank(List.of(new ArrayList<>(words.isEmpty() ? byVectors.keySet() : words.keySet())));
        };
        List<FoundPassage> best = new ArrayList<>();
        for (Map.Entry<String, Double> entry : scores.entrySet()) {
            if (best.size() < limit) {
                best.add(passage(entry.getKey(), entry.getValue()));
            }
        }
        return best;
    }

    private FoundPassage passage(String topic, double score) {
        WordHit words = byWords.get(topic);
        Double vectors = byVectors.get(topic);
        return new FoundPassage(
                inLanguage(index.topic(topic)),
                score,
                words == null ? OptionalDouble.empty() : OptionalDouble.of(words.score()),
                vectors == null ? OptionalDouble.empty() : OptionalDouble.of(vectors),
                words == null ? 0 : words.coverage());
    }

    /** The passage in the language of the answer, the nearest if there are several; any if there is none. */
    private Passage inLanguage(List<Passage> passages) {
        Language written = language == Language.HINGLISH ? Language.HINDI : language;
        return passages.stream()
                .max(Comparator.<Passage>comparingInt(passage -> passage.language() == written ? 1 : 0)
                        .thenComparingDouble(passage -> vectorOf.getOrDefault(passage.id(), 0.0)))
                .orElseThrow();
    }
}
