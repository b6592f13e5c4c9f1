package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.PlaceReader.Evidence;
import dev.kanak.agent.slot.PlaceReader.Named;
import dev.kanak.agent.slot.PlaceReader.Place;
import dev.kanak.core.text.OwnWords;
import dev.kanak.core.text.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds places by ear, where a place is told: in words that were parted, joined or written in the other script, or are a sound
 * off. Of two places that sound alike neither is taken. Immutable, thread-safe.
 */
final class PlaceSounds {

    private static final int MOST_WORDS = 4;
    private static final int NAME_REACH = 4;

    /** Words between a city and its part, at most, and one. */
    private static final int REACH = 3;

    /** A shorter name sounds like too much else. */
    private static final double LEAST_WEIGHT = 3.5;

    /** One still shorter may be anything, even if all its sounds are there. */
    private static final double LEAST_SAME_WEIGHT = 2;

    /** Of the parts of one city there are few. */
    private static final double LEAST_PART_WEIGHT = 3;

    /** Steps from a place, by its weight, at most, where a word beside tells that there is one. */
    private static final double NEAR = 0.25;

    /** The same where a place was only asked for. */
    private static final double NEAR_ASKED = 0.2;

    /** The same for several words, or words that mean something by themselves. */
    private static final double NEAR_JOINED = 0.15;

    /** How much farther any other place must be. */
    private static final double APART = 0.1;

    /** Stand between a place and what is told of it: "Andheri wali branch", "Barabanki mein rehta hoon". */
    private static final Set<String> BETWEEN = Set.of(
            "ki", "ke", "ka", "की", "के", "का", "wali", "wala", "वाली", "वाला", "mein", "me", "में", "मे", "se", "से",
            "par", "pe", "पर", "पे", "city", "शहर", "town", "the", "हम", "मैं", "main");

    /** Stand before a place. */
    private static final Set<String> BEFORE = Set.of("in", "near", "at", "from", "इन", "नियर", "फ्रॉम");

    /** Tell where the caller is. */
    private static final Set<String> BEING = Set.of("hoon", "hun", "hu", "हूं", "रहते", "rehte", "rehti", "rehta");

    /** "Live" as it is heard in Hindi letters. */
    private static final Set<String> LIVING = Set.of("लिव", "लीव", "लिविंग", "living", "am", "एम", "iam");

    private record Name(String sounds, double weight, Place place) {}

    private record Candidate(Name name, int from, int to, double ratio, boolean meant) {

        Place place() {
            return name.place();
        }

        Named named() {
            Set<Integer> words = IntStream.range(from, to).boxed().collect(Collectors.toSet());
            return new Named(place(), words, ratio > 0 || meant ? Evidence.SOUNDING : Evidence.NAMED);
        }
    }

    /**
     * Words to look at.
     *
     * @param numbers indices of words that are numbers
     * @param others sounds of words and phrases that are no places
     * @param asked true if the agent asked for a place and they may be one: then words are looked at of which one is unknown
     */
    record Heard(Utterance utterance, Set<Integer> numbers, Set<String> others, boolean asked) {

        Concepts concepts() {
            return utterance.heard();
        }

        List<String> tokens() {
            return utterance.tokens();
        }

        /** The words may be a name of a place: not only numbers, no name of a person, not denied, one word alone not known. */
        private boolean isOpen(int from, int to) {
            boolean numbered = IntStream.range(from, to).allMatch(numbers::contains);
            boolean person = IntStream.range(from - NAME_REACH, to)
                    .anyMatch(at -> concepts().hasAt(at, "name"));
            boolean known = to - from == 1 && means(from);
            boolean other = others.contains(SoundDistance.sounds(tokens().subList(from, to)));
            return !numbered && !person && !known && !other && !concepts().hasAt(to, "nahi");
        }

        private boolean hasNumber(int from, int to) {
            return IntStream.range(from, to).anyMatch(numbers::contains);
        }

        private boolean means(int at) {
            return !concepts().at().get(at).isEmpty() || OwnWords.isCommon(tokens().get(at));
        }

        /** One of the words is known for nothing else. */
        private boolean isAnswer(int from, int to) {
            return asked && IntStream.range(from, to).anyMatch(at -> !means(at) && !numbers.contains(at));
        }

        /** A word that belongs to its neighbours stands at an end. */
        private boolean isOpenEnded(int from, int to) {
            return BETWEEN.contains(tokens().get(from)) || BETWEEN.contains(tokens().get(to - 1));
        }

        /** A word beside them says that they name a place. */
        private boolean isPlaced(int from, int to) {
            int after = after(to);
            boolean told = after < tokens().size()
                    && (concepts().hasAt(after, "branch")
                            || concepts().hasAt(after, "live")
                            || BEING.contains(tokens().get(after)));
            boolean lives = concepts().hasAny("branch", "live", "iam")
                    || tokens().stream().anyMatch(LIVING::contains);
            return told || (from > 0 && BEFORE.contains(tokens().get(from - 1)) && lives);
        }

        /** "Andheri branch": they name a branch. */
        private boolean isBranch(int from, int to) {
            return from >= 0 && concepts().hasAt(after(to), "branch");
        }

        private int after(int to) {
            int after = to;
            while (after < tokens().size() && BETWEEN.contains(tokens().get(after))) {
                after++;
            }
            return after;
        }
    }

    private final List<Name> names;
    private final Set<String> branchCities;
    private final Set<String> others;

    /**
     * Takes the known places.
     *
     * @param aliases place by spoken name, in any script
     * @param others words and phrases that only sound like a place
     */
    PlaceSounds(Map<String, Place> aliases, Collection<String> others) {
        this.names = aliases.entrySet().stream()
                .map(entry -> name(entry.getKey(), entry.getValue()))
                .filter(name -> !name.sounds().isEmpty())
                .sorted(Comparator.comparing(Name::sounds)
                        .thenComparing(name -> name.place().toString()))
                .toList();
        this.branchCities = aliases.values().stream()
                .filter(place -> place.locality().isPresent())
                .map(Place::city)
                .collect(Collectors.toSet());
        this.others = others.stream()
                .map(words -> SoundDistance.sounds(Tokens.of(words)))
                .collect(Collectors.toSet());
    }

    Heard heard(Utterance utterance, Set<Integer> numbers, boolean asked) {
        return new Heard(utterance, numbers, others, asked);
    }

    private static Name name(String spoken, Place place) {
        String sounds = SoundDistance.sounds(Tokens.of(spoken));
        return new Name(sounds, SoundDistance.weight(sounds), place);
    }

    /** The place that words sound like which were asked for, or which stand beside a word that tells a place. */
    Optional<Named> find(Heard heard) {
        List<Name> whole = names.stream()
                .filter(name -> name.weight() >= LEAST_SAME_WEIGHT)
                .toList();
        List<Name> branches = whole.stream()
                .filter(name -> branchCities.contains(name.place().city()))
                .toList();
        Limits placed = new Limits(LEAST_WEIGHT, NEAR);
        return best(heard, branches, placed, heard::isBranch)
                .or(() -> best(heard, whole, placed, heard::isPlaced))
                .or(() -> best(heard, whole, new Limits(LEAST_WEIGHT, NEAR_ASKED), heard::isAnswer));
    }

    /** The part of a city that words beside its name sound like. */
    Optional<Named> partOf(String city, Set<Integer> cityWords, Heard heard) {
        List<Name> parts = names.stream()
                .filter(name -> name.place().city().equals(city)
                        && name.place().locality().isPresent())
                .toList();
        Where beside = (from, to) -> IntStream.range(from, to).noneMatch(cityWords::contains)
                && IntStream.range(from - REACH, to + REACH).anyMatch(cityWords::contains);
        return best(heard, parts, new Limits(LEAST_PART_WEIGHT, NEAR), beside).map(part -> {
            Set<Integer> words = new HashSet<>(cityWords);
            words.addAll(part.words());
            return new Named(part.place(), words, part.evidence());
        });
    }

    /**
     * What is near enough.
     *
     * @param least weight of a name that need not sound the same
     * @param near steps from it, by its weight, at most
     */
    private record Limits(double least, double near) {}

    @FunctionalInterface
    private interface Where {
        boolean may(int from, int to);
    }

    private static Optional<Named> best(Heard heard, List<Name> among, Limits limits, Where where) {
        List<Candidate> near = new ArrayList<>();
        int size = heard.tokens().size();
        for (int from = 0; from < size; from++) {
            for (int to = from + 1; to <= Math.min(size, from + MOST_WORDS); to++) {
                if (heard.isOpen(from, to) && where.may(from, to)) {
                    near.addAll(candidates(heard, among, limits.least(), from, to));
                }
            }
        }
        return near.stream()
                .min(Comparator.comparingDouble(Candidate::ratio)
                        .thenComparingDouble(candidate -> -candidate.name().weight()))
                .filter(best -> near.stream()
                        .noneMatch(
                                other -> !isSame(best.place(), other.place()) && other.ratio() < best.ratio() + APART))
                .filter(best -> best.ratio() <= (best.to() - best.from() > 1 ? NEAR_JOINED : limits.near()))
                .map(Candidate::named);
    }

    private static boolean isSame(Place one, Place other) {
        return one.city().equals(other.city())
                && (one.locality().equals(other.locality())
                        || one.locality().isEmpty()
                        || other.locality().isEmpty());
    }

    /** Names that some words sound like; short names, and words with a number or a loose end, only if they sound the same. */
    private static List<Candidate> candidates(Heard heard, List<Name> among, double least, int from, int to) {
        String sounds = SoundDistance.sounds(heard.tokens().subList(from, to));
        double weight = SoundDistance.weight(sounds);
        boolean numbered = heard.hasNumber(from, to);
        boolean exact = numbered || heard.isOpenEnded(from, to);
        boolean meant = IntStream.range(from, to).anyMatch(heard::means);
        List<Candidate> candidates = new ArrayList<>();
        for (Name name : among) {
            boolean brief = name.weight() < least;
            double farthest = exact || brief ? 0 : (NEAR + APART) * name.weight();
            if (!(numbered && brief) && Math.abs(name.weight() - weight) <= farthest) {
                double steps = SoundDistance.between(sounds, name.sounds());
                if (steps <= farthest) {
                    candidates.add(new Candidate(name, from, to, steps / name.weight(), meant));
                }
            }
        }
        return candidates;
    }
}
