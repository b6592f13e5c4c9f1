package dev.kanak.rag.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of an index, found by how they sound, so that a word as a caller writes it leads to the words the articles write:
 * any romanisation, a slip of the finger, another spelling of a loanword. Immutable and thread-safe.
 *
 * <p>Words whose consonants differ by one, or by two neighbours that changed places, are compared sound by sound
 * ({@link SoundDistance}).
 */
public final class Spellings {

    /**
     * A word of the index by its sound.
     *
     * @param stem as indexed
     * @param coarse phonetic key with coarse vowels
     * @param skeleton phonetic key of the consonants
     */
    public record Sounding(String stem, String coarse, String skeleton) {}

    /**
     * A word of the index that may be meant.
     *
     * @param stem as indexed
     * @param likeness to the word asked for, 0 to 1
     */
    public record Variant(String stem, double likeness) {}

    private static final int MOST_VARIANTS = 16;
    private static final float FURTHEST = 2;
    private static final float FREE = 0.35f;
    private static final float PER_SOUND = 0.25f;
    private static final double SHARPNESS = 1.5;
    private static final int SHORTEST = 3;
    private static final int SHORTEST_SOUND = 2;

    private final Map<String, List<Sounding>> bySkeleton = new HashMap<>();

    /** Takes the words of an index. */
    public Spellings(Collection<Sounding> words) {
        for (Sounding word : words) {
            for (String key : keys(word.skeleton())) {
                bySkeleton.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(word);
            }
        }
    }

    /** The words of the index that sound like a word, most alike first. */
    public List<Variant> of(WordForms word) {
        if (word.coarse().length() < SHORTEST_SOUND) {
            return List.of();
        }
        float limit = Math.min(FURTHEST, PER_SOUND * word.coarse().length() + FREE);
        Map<String, Double> likeness = new HashMap<>();
        for (Sounding near : near(word.skeleton())) {
            float distance = SoundDistance.of(word.coarse(), near.coarse(), limit);
            if (distance <= limit) {
                likeness.merge(near.stem(), Math.exp(-SHARPNESS * distance), Math::max);
            }
        }
        return likeness.entrySet().stream()
                .map(entry -> new Variant(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Variant::likeness).reversed().thenComparing(Variant::stem))
                .limit(MOST_VARIANTS)
                .toList();
    }

    private Set<Sounding> near(String skeleton) {
        Set<Sounding> near = new HashSet<>();
        for (String key : keys(skeleton)) {
            near.addAll(bySkeleton.getOrDefault(key, List.of()));
        }
        return near;
    }

    /** The skeleton itself and, if it is long enough to be known without one, with each consonant left out. */
    private static Set<String> keys(String skeleton) {
        Set<String> keys = new HashSet<>();
        keys.add(skeleton);
        for (int i = 0; skeleton.length() >= SHORTEST && i < skeleton.length(); i++) {
            keys.add(skeleton.substring(0, i) + skeleton.substring(i + 1));
        }
        return keys;
    }
}
