package dev.kanak.rag.cache;

import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.analysis.WordForms;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The words of a question by how they sound, without order: equal for "byaj dar" and "ब्याज की दर". Figures count as they
 * are.
 *
 * @param keys each word once
 */
public record SoundBag(Set<String> keys) {

    /** Sounds of a word from which on it counts as begun. */
    private static final int BEGUN = 2;

    public SoundBag {
        keys = Set.copyOf(keys);
    }

    /** The bag of a question's content words. */
    public static SoundBag of(Question question) {
        return new SoundBag(
                question.content().stream().map(SoundBag::key).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The bag with digests for words, to be compared but not read. */
    SoundBag digested() {
        return new SoundBag(Set.of(Digest.of(String.join(" ", new TreeSet<>(keys)))));
    }

    /**
     * Share of all words of both that both have; 1 for two empty bags. A word that the other has only begun counts as the same:
     * a recogniser gives the last one piece by piece.
     */
    public double likeness(SoundBag other) {
        if (keys.isEmpty() && other.keys.isEmpty()) {
            return 1;
        }
        long shared = keys.stream().filter(other::holds).count();
        return Math.min(1, shared / (double) (keys.size() + other.keys.size() - shared));
    }

    private boolean holds(String key) {
        return keys.contains(key)
                || keys.stream()
                        .anyMatch(own -> Math.min(own.length(), key.length()) >= BEGUN
                                && (own.startsWith(key) || key.startsWith(own)));
    }

    private static String key(WordForms word) {
        return word.coarse().isEmpty() ? word.stem() : word.coarse();
    }
}
