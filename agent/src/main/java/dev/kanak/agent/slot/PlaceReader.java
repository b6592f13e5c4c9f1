package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the city and the part of it that a caller names. */
public final class PlaceReader {

    private static final int SOUND_LENGTH = 5;
    private static final int UNKNOWN_TOWN_WORDS = 2;
    private static final int MOST_TOWN_ANSWER_WORDS = 6;
    private static final int TOWN_LENGTH = 3;

    /**
     * A place.
     *
     * @param city canonical English name, or the caller's own word for a town without a branch
     * @param locality canonical English name of a part of the city
     */
    public record Place(String city, Optional<String> locality) {}

    private record Alias(List<String> words, List<String> keys, Place place) {}

    private record Found(Alias alias, int from) {}

    private final List<Alias> aliases;

    /**
     * Takes the known places.
     *
     * @param aliases place by spoken name, in any script
     */
    public PlaceReader(Map<String, Place> aliases) {
        this.aliases = aliases.entrySet().stream()
                .map(entry -> alias(entry.getKey(), entry.getValue()))
                .filter(alias -> !alias.words().isEmpty())
                .sorted(Comparator.comparingInt((Alias alias) -> alias.words().size())
                        .reversed())
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
    public Optional<Place> read(List<String> tokens, Concepts heard, boolean asked) {
        Set<Integer> numbers = NumberReader.read(tokens).stream()
                .flatMap(span -> IntStream.range(span.from(), span.to()).boxed())
                .collect(Collectors.toSet());
        List<Found> found = aliases.stream()
                .flatMap(alias -> find(alias, tokens, heard, numbers).stream())
                .toList();
        Optional<Place> city = found.stream()
                .filter(f -> f.alias().place().locality().isEmpty())
                .max(Comparator.comparingInt(Found::from))
                .map(f -> f.alias().place());
        Optional<Place> locality = found.stream()
                .map(f -> f.alias().place())
                .filter(place -> place.locality().isPresent())
                .filter(place -> city.isEmpty() || city.get().city().equals(place.city()))
                .findFirst();
        if (locality.isPresent() || city.isPresent()) {
            return locality.or(() -> city);
        }
        boolean plain = !heard.hasAny("askq", "yes", "no", "recording") && tokens.size() <= MOST_TOWN_ANSWER_WORDS;
        return asked && plain ? unknownTown(tokens, heard) : Optional.empty();
    }

    private static Optional<Found> find(Alias alias, List<String> tokens, Concepts heard, Set<Integer> numbers) {
        int size = alias.words().size();
        for (int from = tokens.size() - size; from >= 0; from--) {
            if (numbers.contains(from)) {
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

    private static Optional<Place> unknownTown(List<String> tokens, Concepts heard) {
        List<Integer> unknown = IntStream.range(0, tokens.size())
                .filter(at -> heard.at().get(at).isEmpty())
                .filter(at -> tokens.get(at).length() >= TOWN_LENGTH)
                .filter(at -> NumberReader.read(List.of(tokens.get(at))).isEmpty())
                .boxed()
                .toList();
        if (unknown.isEmpty() || unknown.size() > UNKNOWN_TOWN_WORDS) {
            return Optional.empty();
        }
        String town = tokens.get(unknown.getFirst());
        return Optional.of(
                new Place(town.substring(0, 1).toUpperCase(Locale.ROOT) + town.substring(1), Optional.empty()));
    }
}
