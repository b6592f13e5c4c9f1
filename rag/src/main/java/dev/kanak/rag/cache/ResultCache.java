package dev.kanak.rag.cache;

import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.SearchTrace;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of results; the one used longest ago goes first. Thread-safe.
 *
 * <p>Each entry that is found by meaning has a threshold of its own: where questions with other results lie close it is high,
 * and where nothing else is near it is {@link #NEAR}.
 */
final class ResultCache {

    /** How a result was found. */
    enum Level {
        EXACT,
        SOUND,
        MEANING
    }

    /** A result, what its scores are, and how it was found. */
    record Hit(List<FoundPassage> passages, SearchTrace.Fusion scores, Level level) {}

    /** Least cosine at which two questions may share a result. */
    private static final double NEAR = 0.92;

    /** A hit lies within a third of the angle to the nearest entry with another result: in cosines, eight ninths of the gap. */
    private static final double MARGIN = 8.0 / 9;

    private final int capacity;
    private final Map<Place, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Text, Place> byText = new LinkedHashMap<>();

    private record Place(CacheKey key, SoundBag bag) {}

    private record Text(CacheKey key, String text) {}

    private static final class Entry {
        private final List<FoundPassage> passages;
        private final SearchTrace.Fusion scores;
        private final float @Nullable [] vector;
        private final List<Text> texts = new ArrayList<>();
        private double threshold = NEAR;

        Entry(List<FoundPassage> passages, SearchTrace.Fusion scores, float @Nullable [] vector) {
            this.passages = passages;
            this.scores = scores;
            this.vector = vector;
        }
    }

    ResultCache(int capacity) {
        this.capacity = capacity;
    }

    /** The result of the same text, or of words that sound the same. */
    synchronized Optional<Hit> find(CacheKey key, String text, SoundBag bag) {
        Place exact = byText.get(new Text(key, text));
        if (exact != null) {
            Entry entry = entries.get(exact);
            if (entry != null) {
                return Optional.of(new Hit(entry.passages, entry.scores, Level.EXACT));
            }
        }
        Entry entry = entries.get(new Place(key, bag));
        return entry == null ? Optional.empty() : Optional.of(new Hit(entry.passages, entry.scores, Level.SOUND));
    }

    /** The result of the nearest question, if it is near enough for that question. */
    synchronized Optional<Hit> find(CacheKey key, float[] vector) {
        @Nullable Place nearest = null;
        double best = -1;
        for (Map.Entry<Place, Entry> each : entries.entrySet()) {
            float[] other = each.getValue().vector;
            if (other != null && each.getKey().key().equals(key)) {
                double cosine = VectorUtil.dotProduct(vector, other);
                if (cosine > best) {
                    best = cosine;
                    nearest = each.getKey();
                }
            }
        }
        if (nearest == null) {
            return Optional.empty();
        }
        Entry entry = entries.get(nearest);
        return entry == null || best < entry.threshold
                ? Optional.empty()
                : Optional.of(new Hit(entry.passages, entry.scores, Level.MEANING));
    }

    /** Keeps a result; one of the same words is replaced. */
    synchronized void put(
            CacheKey key, String text, SoundBag bag, float @Nullable [] vector, PassageSearch.Result result) {
        Place place = new Place(key, bag);
        Entry entry = new Entry(result.passages(), result.trace().scores(), vector);
        remove(entries.remove(place));
        if (vector != null) {
            separate(key, entry);
        }
        Text by = new Text(key, text);
        entry.texts.add(by);
        entries.put(place, entry);
        byText.put(by, place);
        Iterator<Entry> oldest = entries.values().iterator();
        if (entries.size() > capacity) {
            Entry gone = oldest.next();
            oldest.remove();
            remove(gone);
        }
    }

    /** Results held. */
    synchronized int size() {
        return entries.size();
    }

    /** Raises the thresholds of neighbours with other results, of the new entry and of theirs. */
    private void separate(CacheKey key, Entry added) {
        for (Map.Entry<Place, Entry> each : entries.entrySet()) {
            Entry other = each.getValue();
            if (each.getKey().key().equals(key) && other.vector != null && !sameFirst(other.passages, added.passages)) {
                double cosine = VectorUtil.dotProduct(other.vector, added.vector);
                double apart = cosine + MARGIN * (1 - cosine);
                added.threshold = Math.max(added.threshold, apart);
                other.threshold = Math.max(other.threshold, apart);
            }
        }
    }

    private static boolean sameFirst(List<FoundPassage> one, List<FoundPassage> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return one.getFirst()
                .passage()
                .topicId()
                .equals(other.getFirst().passage().topicId());
    }

    private void remove(@Nullable Entry gone) {
        if (gone != null) {
            gone.texts.forEach(byText::remove);
        }
    }
}
