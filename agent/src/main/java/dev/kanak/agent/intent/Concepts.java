package dev.kanak.agent.intent;

import java.util.List;
import java.util.Set;

/**
 * The concepts heard in one utterance.
 *
 * @param at concepts that each word belongs to, alone or as part of a phrase; empty for an unknown word
 */
public record Concepts(List<Set<String>> at) {

    /** Words in the utterance. */
    public int length() {
        return at.size();
    }

    public boolean has(String concept) {
        return at.stream().anyMatch(concepts -> concepts.contains(concept));
    }

    /** True if any of the concepts was heard. */
    public boolean hasAny(String... concepts) {
        for (String concept : concepts) {
            if (has(concept)) {
                return true;
            }
        }
        return false;
    }

    /** True if the word at an index belongs to the concept; false outside the utterance. */
    public boolean hasAt(int index, String concept) {
        return index >= 0 && index < at.size() && at.get(index).contains(concept);
    }

    /** Index of the first word of a concept, or -1. */
    public int indexOf(String concept) {
        for (int i = 0; i < at.size(); i++) {
            if (at.get(i).contains(concept)) {
                return i;
            }
        }
        return -1;
    }
}
