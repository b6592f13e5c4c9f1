package dev.kanak.agent.slot;

import dev.kanak.core.text.OwnWords;
import dev.kanak.core.text.Tokens;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words that tell a town that nothing knows from words that name none. Immutable, thread-safe. */
public final class TownWords {

    private static final String STATES = "states";
    private static final String BESIDE = "beside";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    private final List<String> others;
    private final List<List<String>> states;
    private final List<List<String>> before;
    private final List<List<String>> after;
    private final Set<String> beside;
    private final Set<String> common;

    /**
     * Takes the words.
     *
     * @param words by kind, in any script: {@code states}; {@code before} and {@code after} a town, which tell it;
     *     {@code beside} one, and of no meaning else; of all other kinds words that are no place and phrases that only sound
     *     like one
     * @param bank words of the lender's name
     * @param common words of everyday speech
     */
    public TownWords(Map<String, List<String>> words, Collection<String> bank, Collection<String> common) {
        this.states = phrases(words, STATES);
        this.before = phrases(words, BEFORE);
        this.after = phrases(words, AFTER);
        this.beside = words.getOrDefault(BESIDE, List.of()).stream()
                .map(Tokens::fold)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> none = new HashSet<>(bank);
        words.forEach((kind, each) -> none.addAll(isOwn(kind) ? List.of() : each));
        this.others = List.copyOf(none);
        this.common = common.stream().map(Tokens::fold).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOwn(String kind) {
        return List.of(STATES, BESIDE, BEFORE, AFTER).contains(kind);
    }

    private static List<List<String>> phrases(Map<String, List<String>> words, String kind) {
        return words.getOrDefault(kind, List.of()).stream().map(Tokens::of).toList();
    }

    /** Words that are no place, and phrases that only sound like one. */
    List<String> others() {
        return others;
    }

    /** Whether a token is a word of everyday speech. */
    boolean isCommon(String token) {
        return common.contains(token) || OwnWords.isCommon(token);
    }

    /** Whether a token may stand beside a town where nothing else is told. */
    boolean isBeside(String token) {
        return beside.contains(token);
    }

    /** Whether the words before or after some tell that they are a town. */
    boolean tell(List<String> tokens, int from, int to) {
        return after.stream().anyMatch(phrase -> isAt(tokens, to, phrase))
                || before.stream().anyMatch(phrase -> isAt(tokens, from - phrase.size(), phrase));
    }

    /** Indices of the words that name a state. */
    Set<Integer> stateWords(List<String> tokens) {
        Set<Integer> found = new HashSet<>();
        for (List<String> state : states) {
            for (int from = 0; from < tokens.size(); from++) {
                if (isAt(tokens, from, state)) {
                    IntStream.range(from, from + state.size()).forEach(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isAt(List<String> tokens, int from, List<String> phrase) {
        int to = from + phrase.size();
        return from >= 0 && to <= tokens.size() && tokens.subList(from, to).equals(phrase);
    }
}
