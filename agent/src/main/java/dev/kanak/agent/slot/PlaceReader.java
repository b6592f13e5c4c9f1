package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Romaniser;
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
import java.util.stream.Stream;

/** Finds the city and the part of it that a caller names. */
public final class PlaceReader {

    private static final int SOUND_LENGTH = 5;
    private static final int MOST_TOWN_ANSWER_WORDS = 8;
    private static final int MOST_TOWN_WORDS = 2;
    private static final int TOWN_LENGTH = 3;

    /** Words after "naam" in which a name that sounds like a town is a name. */
    private static final int NAME_REACH = 4;

    private static final Set<String> WENT = Set.of("gaya", "गया");

    /** Concepts that tell that an utterance is about the loan and names no town. */
    private static final String[] BUSINESS = {
        "interest", "emi", "loan", "gold", "overdraft", "bullet", "payword", "only"
    };

    /** "I live in", "near my" as they are heard in Hindi letters. */
    private static final Set<String> NO_TOWN = Set.of("लिव", "लीव", "लिविंग", "नियर", "फ्रॉम", "माय");

    private static final Set<String> LINKING = Set.of("hai", "है", "is");
    private static final Set<String> OF = Set.of("ka", "ke", "का", "के", "city", "branch", "शहर", "ब्रांच");

    /** Concepts of words that stand beside a town where one is told, and nothing else. */
    private static final Set<String> FRAME = Set.of(
            "stop_words branch live village nearest iam iamverb isare ji yes no have tell say said note home here"
                    .split(" "));

    private static final Set<String> WITHIN = Set.of("mein", "me", "में", "मे", "ke", "के");

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
    record Named(Place place, Set<Integer> words, Evidence evidence) {

        /** The place as its name is written. */
        Named(Place place, Set<Integer> words) {
            this(place, words, Evidence.NAMED);
        }
    }

    /** How a place was told. */
    enum Evidence {
        /** By its name. */
        NAMED,
        /** By words that sound like its name. */
        SOUNDING,
        /** By a word that nothing knows. */
        UNKNOWN
    }

    private record Alias(List<String> words, List<String> keys, Place place) {}

    private record Found(Alias alias, int from) {

        Set<Integer> words() {
            return IntStream.range(from, from + alias.words().size()).boxed().collect(Collectors.toSet());
        }
    }

    private final List<Alias> aliases;
    private final TownWords townWords;
    private final Set<String> others;
    private final PlaceSounds sounds;

    /**
     * Takes the known places.
     *
     * @param aliases place by spoken name, in any script
     * @param words that tell a town in none of the aliases from words that name no place
     */
    public PlaceReader(Map<String, Place> aliases, TownWords words) {
        Collection<String> others = words.others();
        this.townWords = words;
        this.aliases = aliases.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getKey().replaceAll("\\s+", ""))
                        .distinct()
                        .map(name -> alias(name, entry.getValue())))
                .filter(alias -> !alias.words().isEmpty())
                .sorted(Comparator.comparingInt((Alias alias) -> alias.words().size())
                        .reversed()
                        .thenComparing(alias -> String.join(" ", alias.words())))
                .toList();
        this.others = others.stream().flatMap(each -> Tokens.of(each).stream()).collect(Collectors.toSet());
        this.sounds = new PlaceSounds(aliases, others);
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
        boolean brief = !heard.has("askq") && !heard.hasAny(BUSINESS) && tokens.size() <= MOST_TOWN_ANSWER_WORDS;
        PlaceSounds.Heard near = sounds.heard(utterance, numbers, asked && brief);
        if (locality.isPresent() || city.isPresent()) {
            Set<Integer> words = new HashSet<>();
            locality.ifPresent(f -> words.addAll(f.words()));
            city.ifPresent(f -> words.addAll(f.words()));
            Place exact = locality.or(() -> city).get().alias().place();
            Optional<Named> part = locality.isPresent() ? Optional.empty() : sounds.partOf(exact.city(), words, near);
            return part.or(() -> Optional.of(new Named(exact, words)));
        }
        Optional<Named> sounding = sounds.find(near);
        if (sounding.isPresent()) {
            return sounding;
        }
        numbers.addAll(townWords.stateWords(tokens));
        if (asked && brief && !heard.hasAny("recording", "dontknow")) {
            return unknownTown(utterance, numbers);
        }
        return heard.has("branch") ? townOfBranch(utterance, numbers) : Optional.empty();
    }

    /** Whether a state is told and nothing else: "Bihar se", "main UP mein rehta hoon". */
    boolean isState(Utterance utterance) {
        Set<Integer> states = townWords.stateWords(utterance.tokens());
        return !states.isEmpty() && isPlain(utterance, states);
    }

    private Optional<Found> find(Alias alias, List<String> tokens, Concepts heard, Set<Integer> numbers) {
        int size = alias.words().size();
        for (int from = tokens.size() - size; from >= 0; from--) {
            if (numbers.contains(from) && !tokens.get(from).equals(alias.words().getFirst())) {
                continue;
            }
            boolean negated = heard.hasAt(from + size, "nahi") || heard.hasAt(from - 1, "englishnot");
            boolean verb = size == 1 && WENT.contains(tokens.get(from)) && !placed(tokens, from);
            boolean person = isPerson(tokens, heard, from);
            if (!negated && !verb && !person && matches(alias, tokens, heard, from)) {
                return Optional.of(new Found(alias, from));
            }
        }
        return Optional.empty();
    }

    /** "Mera naam Anand hai": what follows a name at once is one. "Shahar ka naam Pune hai" tells a town. */
    private static boolean isPerson(List<String> tokens, Concepts heard, int at) {
        boolean linked = at > 1 && LINKING.contains(tokens.get(at - 1));
        int name = linked ? at - 2 : at - 1;
        return heard.hasAt(name, "name") && !(name > 0 && OF.contains(tokens.get(name - 1)));
    }

    /** "Gaya" is a town where a town is told, else it means "went". */
    private static boolean placed(List<String> tokens, int at) {
        boolean within = at + 1 < tokens.size()
                && (WITHIN.contains(tokens.get(at + 1)) || Set.of("se", "से").contains(tokens.get(at + 1)));
        return tokens.size() == 1 || within || follows(tokens, at);
    }

    private boolean matches(Alias alias, List<String> tokens, Concepts heard, int from) {
        for (int i = 0; i < alias.words().size(); i++) {
            String token = tokens.get(from + i);
            boolean exact = token.equals(alias.words().get(i));
            boolean named = IntStream.range(from + i - NAME_REACH, from + i).anyMatch(at -> heard.hasAt(at, "name"));
            boolean sounds = heard.at().get(from + i).isEmpty()
                    && !named
                    && !others.contains(token)
                    && token.length() >= SOUND_LENGTH
                    && alias.keys().get(i).equals(PhoneticKey.coarse(token));
            if (!exact && !sounds) {
                return false;
            }
        }
        return true;
    }

    /** The first words of an answer that nothing else knows, if "mein", "ke paas", "from" tells a place or nothing else is said. */
    private Optional<Named> unknownTown(Utterance utterance, Set<Integer> known) {
        List<List<Integer>> runs = unknownRuns(utterance, known);
        Set<Integer> all = new HashSet<>(townWords.stateWords(utterance.tokens()));
        runs.forEach(all::addAll);
        boolean plain = isPlain(utterance, all);
        return runs.stream()
                .filter(run -> run.size() <= MOST_TOWN_WORDS
                        && (plain || townWords.tell(utterance.tokens(), run.getFirst(), run.getLast() + 1)))
                .filter(run -> !utterance.heard().hasAt(run.getLast() + 1, "nahi"))
                .findFirst()
                .map(run -> town(utterance, run));
    }

    /** Unknown words side by side. */
    private List<List<Integer>> unknownRuns(Utterance utterance, Set<Integer> known) {
        List<List<Integer>> runs = new ArrayList<>();
        for (int at = 0; at < utterance.tokens().size(); at++) {
            if (!isUnknown(utterance, known, at)) {
                continue;
            }
            if (runs.isEmpty() || runs.getLast().getLast() < at - 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(at);
        }
        return runs;
    }

    /** All words but the place go with one. */
    private boolean isPlain(Utterance utterance, Set<Integer> place) {
        List<String> tokens = utterance.tokens();
        return IntStream.range(0, tokens.size())
                .filter(at -> !place.contains(at))
                .allMatch(at -> townWords.isBeside(tokens.get(at))
                        || NO_TOWN.contains(tokens.get(at))
                        || utterance.heard().at().get(at).stream().anyMatch(FRAME::contains));
    }

    /** "Jhumri Telaiya mein branch hai kya", "do you have a branch in Sirsa": unknown words before "mein" or after "in". */
    private Optional<Named> townOfBranch(Utterance utterance, Set<Integer> numbers) {
        List<String> tokens = utterance.tokens();
        List<Integer> words = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (isUnknown(utterance, numbers, at)) {
                words.add(at);
                continue;
            }
            boolean named = !words.isEmpty()
                    && words.size() <= 2
                    && (WITHIN.contains(tokens.get(at)) || follows(tokens, words.getFirst()));
            if (named) {
                return Optional.of(town(utterance, words));
            }
            words.clear();
        }
        boolean last = !words.isEmpty() && words.size() <= 2 && follows(tokens, words.getFirst());
        return last ? Optional.of(town(utterance, words)) : Optional.empty();
    }

    private static boolean follows(List<String> tokens, int at) {
        return at > 0 && Set.of("in", "near", "at").contains(tokens.get(at - 1));
    }

    private boolean isUnknown(Utterance utterance, Set<Integer> numbers, int at) {
        boolean person = IntStream.range(at - NAME_REACH, at)
                .anyMatch(before -> utterance.heard().hasAt(before, "name"));
        return utterance.heard().at().get(at).isEmpty()
                && !person
                && !numbers.contains(at)
                && !NO_TOWN.contains(utterance.tokens().get(at))
                && !townWords.isBeside(utterance.tokens().get(at))
                && !others.contains(utterance.tokens().get(at))
                && !townWords.isCommon(utterance.tokens().get(at))
                && utterance.tokens().get(at).length() >= TOWN_LENGTH;
    }

    private static Named town(Utterance utterance, List<Integer> words) {
        String town =
                words.stream().map(at -> capital(utterance.surfaces().get(at))).collect(Collectors.joining(" "));
        return new Named(new Place(Romaniser.of(town), Optional.empty()), Set.copyOf(words), Evidence.UNKNOWN);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
