package dev.kanak.core.text;

import dev.kanak.core.speech.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a short statement is in a language beyond doubt, because callers who speak the other would not borrow its words: "I don't
 * know", "मुझे नहीं पता". Names, numbers, banking words and courtesies ("ok", "yes", "ठीक है") leave doubt. The words stand in
 * {@code own-words.tsv}. Pure and thread-safe.
 */
public final class OwnWords {

    /** Words of which one need not be more than a word of the language. */
    private static final int STATEMENT = 3;

    private static final Map<String, Set<String>> WORDS = Table.words("own-words.tsv");
    private static final Set<String> SHARED = words("shared");
    private static final Set<String> OWN_ENGLISH = words("own-en");
    private static final Set<String> OWN_HINDI = words("own-hi");
    private static final Set<String> ENGLISH = all(OWN_ENGLISH, LanguageRule.words("en"));
    private static final Set<String> HINDI =
            all(OWN_HINDI, words("also-hi"), LanguageRule.words("hi-Latn"), LanguageRule.words("hi-Deva"));

    private OwnWords() {}

    /**
     * True if every word is one of the language, none is shared, and two of them, or one of three, are its own.
     *
     * @param tokens as {@link Tokens#of} gives them
     * @param language Hindi and Hinglish have the same words
     */
    public static boolean leaveNoDoubt(List<String> tokens, Language language) {
        boolean english = language == Language.ENGLISH;
        Set<String> known = english ? ENGLISH : HINDI;
        boolean doubtful = !NumberReader.read(tokens).isEmpty()
                || tokens.stream().anyMatch(token -> SHARED.contains(token) || !known.contains(token));
        if (doubtful) {
            return false;
        }
        Set<String> own = new HashSet<>(tokens);
        own.retainAll(english ? OWN_ENGLISH : OWN_HINDI);
        return own.size() >= 2 || (own.size() == 1 && Set.copyOf(tokens).size() >= STATEMENT);
    }

    /**
     * True if a word is one of the common ones of either language.
     *
     * @param token as {@link Tokens#of} gives it
     */
    public static boolean isCommon(String token) {
        return ENGLISH.contains(token) || HINDI.contains(token) || SHARED.contains(token);
    }

    private static Set<String> words(String kind) {
        return Set.copyOf(WORDS.getOrDefault(kind, Set.of()));
    }

    @SafeVarargs
    private static Set<String> all(Set<String>... sets) {
        var all = new HashSet<String>();
        for (Set<String> words : sets) {
            all.addAll(words);
        }
        return Set.copyOf(all);
    }
}
