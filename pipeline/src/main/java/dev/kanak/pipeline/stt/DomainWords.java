package dev.kanak.pipeline.stt;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a gold loan as the recogniser spells them, by class, and which classes answer which question. The lender's
 * places come in when it is made; the rest stands in {@code expected-words.tsv} and {@code expected-slots.tsv}. Immutable and
 * thread-safe.
 */
final class DomainWords {

    private static final String PLACE = "place";

    /** A word of the domain that answers no question gains this share of one that does. */
    private static final double UNASKED_SHARE = 0.2;

    private final ExpectedWords unasked;
    private final Map<String, ExpectedWords> bySlot = new HashMap<>();

    /**
     * @param places names of cities and localities in Devanagari; others are left out
     * @param weight what a word adds to the score of a text if it answers the question, in nat per symbol
     */
    DomainWords(Vocabulary vocabulary, Collection<String> places, double weight) {
        Map<String, Set<String>> classes = read("expected-words.tsv");
        classes.computeIfAbsent(PLACE, _ -> new HashSet<>()).addAll(places);
        var everything = new HashMap<String, Double>();
        classes.values().forEach(words -> words.forEach(word -> everything.put(word, UNASKED_SHARE * weight)));
        unasked = ExpectedWords.of(vocabulary, everything);
        read("expected-slots.tsv").forEach((slot, wanted) -> {
            var phrases = new HashMap<>(everything);
            for (String kind : wanted) {
                classes.getOrDefault(kind, Set.of()).forEach(word -> phrases.put(word, weight));
            }
            bySlot.put(slot, ExpectedWords.of(vocabulary, phrases));
        });
    }

    /** What to expect when a slot has been asked for, or nothing in particular. */
    ExpectedWords after(Optional<String> askedSlot) {
        return askedSlot.map(slot -> bySlot.getOrDefault(slot, unasked)).orElse(unasked);
    }

    /** Rows of a name and words separated by spaces; rows of one name add up. */
    private static Map<String, Set<String>> read(String resource) {
        var rows = new HashMap<String, Set<String>>();
        for (String line : Resource.lines(resource)) {
            String[] fields = line.split("\t", -1);
            rows.computeIfAbsent(fields[0], _ -> new HashSet<>()).addAll(List.of(fields[1].split(" ", -1)));
        }
        return rows;
    }
}
