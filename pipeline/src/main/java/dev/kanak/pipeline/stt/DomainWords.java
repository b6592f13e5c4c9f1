package dev.kanak.pipeline.stt;

import dev.kanak.pipeline.stt.ExpectedWords.Strength;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words of a gold loan as the recogniser spells them, by class, and which classes answer which question. The lender's
 * places come in when it is made; the rest stands in {@code expected-words.tsv} and {@code expected-slots.tsv}. Immutable and
 * thread-safe.
 */
final class DomainWords {

    private static final String PLACE = "place";

    /** What speaks of a branch is no yes or no: "how far is the Lucknow branch". */
    private static final String YES_NO = "yesno";

    /** Words by which a place is told. */
    private static final String BESIDE_PLACE = "beside_place";

    private static final Set<String> PLACE_SLOTS = Set.of("city", "locality");

    /** A word of the domain that answers no question gains this share of one that does. */
    private static final double UNASKED_SHARE = 0.2;

    /** What a symbol of a place scores at least under the model of symbols, in nat: the lender's towns are in few texts that it read. */
    private static final double PLACE_SYMBOL = -1;

    /** What a word of a place scores at least under the model of words, in nat: one of some 150 that may follow. */
    private static final double PLACE_WORD = -5;

    /** Letters of a town that is also a word of Hindi, as गया and आरा are, at most. */
    private static final int SHORT_PLACE = 3;

    private final Vocabulary vocabulary;
    private final Map<String, Set<String>> classes;
    private final Set<String> besidePlace;
    private final Strength unaskedFor;
    private final Strength asked;
    private final Strength place;
    private final ExpectedWords unasked;
    private final ExpectedWords placeTold;
    private final Map<String, ExpectedWords> bySlot = new HashMap<>();
    private final Map<String, ExpectedWords> bySlotAndPlace = new HashMap<>();

    /**
     * @param places names of cities and localities in Devanagari; others are left out
     * @param config weights of the language models and of biasing
     */
    DomainWords(Vocabulary vocabulary, Collection<String> places, SttConfig config) {
        this.vocabulary = vocabulary;
        classes = read("expected-words.tsv");
        besidePlace = Set.copyOf(Objects.requireNonNull(classes.remove(BESIDE_PLACE)));
        classes.computeIfAbsent(PLACE, _ -> new HashSet<>()).addAll(places);
        unaskedFor = Strength.ofKnown(UNASKED_SHARE * config.biasingWeight());
        asked = Strength.ofKnown(config.biasingWeight());
        place = new Strength(
                config.biasingWeight(), config.lmWeight() * PLACE_SYMBOL, config.wordWeight() * PLACE_WORD);
        unasked = expecting(Set.of());
        placeTold = expecting(Set.of(PLACE));
        read("expected-slots.tsv").forEach((slot, wanted) -> {
            bySlot.put(slot, expecting(wanted));
            bySlotAndPlace.put(slot, wanted.contains(YES_NO) ? placeTold : expecting(withPlace(wanted)));
        });
    }

    private static Set<String> withPlace(Set<String> wanted) {
        var both = new HashSet<>(wanted);
        both.add(PLACE);
        return both;
    }

    /** All words of the domain, those of some classes above the others. */
    private ExpectedWords expecting(Set<String> wanted) {
        var phrases = new HashMap<String, Strength>();
        classes.values().forEach(words -> words.forEach(word -> phrases.put(word, unaskedFor)));
        for (String kind : wanted) {
            classes.getOrDefault(kind, Set.of())
                    .forEach(word -> phrases.merge(
                            word, kind.equals(PLACE) && word.length() > SHORT_PLACE ? place : asked, Strength::or));
        }
        return ExpectedWords.of(vocabulary, phrases);
    }

    /** What to expect when a slot has been asked for, or nothing in particular. */
    ExpectedWords after(Optional<String> askedSlot) {
        return askedSlot.map(slot -> bySlot.getOrDefault(slot, unasked)).orElse(unasked);
    }

    /**
     * What to expect of an utterance when it is read once more: a place beside the answer, if it speaks of a branch and no place was
     * asked for; empty if nothing is to be gained.
     *
     * @param reading what the first reading made of it
     */
    Optional<ExpectedWords> onceRead(String reading, Optional<String> askedSlot) {
        boolean told = Stream.of(reading.split(" ", -1)).anyMatch(besidePlace::contains);
        boolean known = askedSlot.filter(PLACE_SLOTS::contains).isPresent();
        if (!told || known) {
            return Optional.empty();
        }
        return Optional.of(askedSlot
                .map(slot -> bySlotAndPlace.getOrDefault(slot, placeTold))
                .orElse(placeTold));
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
