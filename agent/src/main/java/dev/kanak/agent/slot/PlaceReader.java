package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the city and the part of it that a caller names. */
public final class PlaceReader {

    private static final int SOUND_LENGTH = 5;
    private static final int MOST_TOWN_ANSWER_WORDS = 8;
    private static final int TOWN_LENGTH = 3;

    /**
     * A place.
     *
     * @param city canonical English name, or the caller's own word for a town without a branch
     * @param locality canonical English name of a part of the city
     */
    public record Place(String city, Optional<String> locality) {}

    /**
     * A place found.
     *
     * @param words indices of the words that name it
     */
    record Named(Place place, Set<Integer> words) {}

    private record Alias(List<String> words, List<String> keys, Place place) {}

    private record Found(Alias alias, int from) {

        Set<Integer> words() {
            return IntStream.range(from, from + alias.words().size()).boxed().collect(Collectors.toSet());
        }
    }

    private final List<Alias> aliases;

    /**
     * Takes the known places.
     *
     * @param aliases place by spoken name, in any script
     */
    public PlaceReader(Map<String, Place> aliases) {
        this.aliases = aliases.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getKey().replaceAll("\\s+", ""))
                        .distinct()
                        .map(name -> alias(name, entry.getValue())))
                .filter(alias -> !alias.words().isEmpty())
                .sorted(Comparator.comparingInt((Alias alias) -> alias.words().size())
                        .reversed()
                        .thenComparing(alias -> String.join(" ", alias.words())))
                .toList();
    }

    private static Alias alias(String name, Place place) {
        List<String> words = Tokens.of(name);
        return new Alias(words, words.stream().map(PhoneticKey::coarse).toList(), place);
    }

    /**
     * The place named in an utterance.
     *
     * @param asked true if the agent asked for it: then an unknown word is taken for a town
     */
    Optional<Named> read(Utterance utterance, boolean asked) {
        List<String> tokens = utterance.tokens();
        Concepts heard = utterance.heard();
        Set<Integer> numbers = NumberReader.read(tokens).stream()
                .flatMap(span -> IntStream.range(span.from(), span.to()).boxed())
                .collect(Collectors.toSet());
        List<Found> found = aliases.stream()
                .flatMap(alias -> find(alias, tokens, heard, numbers).stream())
                .toList();
        Optional<Found> city = found.stream()
                .filter(f -> f.alias().place().locality().isEmpty())
                .max(Comparator.comparingInt(Found::from));
        Optional<Found> locality = found.stream()
                .filter(f -> f.alias().place().locality().isPresent())
                .filter(f -> city.isEmpty()
                        || city.get()
                                .alias()
                                .place()
                                .city()
                                .equals(f.alias().place().city()))
                .findFirst();
        if (locality.isPresent() || city.isPresent()) {
            Set<Integer> words = new HashSet<>();
            locality.ifPresent(f -> words.addAll(f.words()));
            city.ifPresent(f -> words.addAll(f.words()));
            return Optional.of(new Named(locality.or(() -> city).get().alias().place(), words));
        }
        boolean plain =
                !heard.hasAny("askq", "yes", "no", "recording", "dontknow") && tokens.size() <= MOST_TOWN_ANSWER_WORDS;
        return asked && plain ? unknownTown(utterance, numbers) : Optional.empty();
    }

    private static Optional<Found> find(Alias alias, List<String> tokens, Concepts heard, Set<Integer> numbers) {
        int size = alias.words().size();
        for (int from = tokens.size() - size; from >= 0; from--) {
            if (numbers.contains(from) && !tokens.get(from).equals(alias.words().getFirst())) {
                continue;
            }
            boolean negated = heard.hasAt(from + size, "nahi") || heard.hasAt(from - 1, "englishnot");
            if (!negated && matches(alias, tokens, heard, from)) {
                return Optional.of(new Found(alias, from));
            }
        }
        return Optional.empty();
    }

    private static boolean matches(Alias alias, List<String> tokens, Concepts heard, int from) {
        for (int i = 0; i < alias.words().size(); i++) {
            String token = tokens.get(from + i);
            boolean exact = token.equals(alias.words().get(i));
            boolean sounds = heard.at().get(from + i).isEmpty()
                    && token.length() >= SOUND_LENGTH
                    && alias.keys().get(i).equals(PhoneticKey.coarse(token));
            if (!exact && !sounds) {
                return false;
            }
        }
        return true;
    }

    /** The words of an answer that nothing else knows: the last run of them before "se", "mein", "ke paas" or the end. */
    private static Optional<Named> unknownTown(Utterance utterance, Set<Integer> numbers) {
        List<String> tokens = utterance.tokens();
        Concepts heard = utterance.heard();
        List<Integer> unknown = IntStream.range(0, tokens.size())
                .filter(at -> heard.at().get(at).isEmpty() && !numbers.contains(at))
                .filter(at -> tokens.get(at).length() >= TOWN_LENGTH)
                .boxed()
                .toList();
        if (unknown.isEmpty() || unknown.size() > 2) {
            return Optional.empty();
        }
        boolean pair = unknown.size() == 2 && unknown.get(1) == unknown.get(0) + 1;
        List<Integer> words = pair ? unknown : unknown.subList(0, 1);
        String town =
                words.stream().map(at -> capital(utterance.surfaces().get(at))).collect(Collectors.joining(" "));
        return Optional.of(new Named(new Place(town, Optional.empty()), Set.copyOf(words)));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
