package dev.kanak.core.text;

import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The language of one utterance, by its script and its function words.
 *
 * <p>Devanagari is Hindi, unless its function words are English ones in Hindi spelling, as a recogniser writes English.
 * Latin script is Hinglish or English by which function words are more; both scripts together are Hinglish if a Hindi
 * function word is in either. "Me" is English after a word that takes a person, else the Hindi "in". The words stand in
 * {@code function-words.tsv}. Pure and thread-safe.
 */
public final class LanguageRule {

    private static final Map<String, Set<String>> WORDS = Table.words("function-words.tsv");

    private LanguageRule() {}

    /**
     * The language of an utterance.
     *
     * @return empty if no word tells: a name, a number, a banking word alone
     */
    public static Optional<Language> of(String utterance) {
        return of(Tokens.of(utterance));
    }

    /**
     * The language of an utterance.
     *
     * @param tokens as {@link Tokens#of} gives them
     * @return empty if no word tells: a name, a number, a banking word alone
     */
    public static Optional<Language> of(List<String> tokens) {
        int devanagari = 0;
        int latin = 0;
        for (String token : tokens) {
            switch (Scripts.of(token)) {
                case DEVANAGARI -> devanagari++;
                case LATIN -> latin++;
                case MIXED, OTHER -> {
                    // says nothing
                }
            }
        }
        int in = hindiIn(tokens);
        int hindi = count("hi-Latn", tokens) + count("hi-Deva", tokens) + in;
        int english = count("en", tokens) + count("en-Deva", tokens) - in;
        if (devanagari > 0) {
            return Optional.of(inDevanagari(latin, hindi, english));
        }
        if (latin == 0 || (hindi == 0 && english == 0)) {
            return Optional.empty();
        }
        return Optional.of(hindi >= english ? Language.HINGLISH : Language.ENGLISH);
    }

    /** Times that "me" is no English word. */
    private static int hindiIn(List<String> tokens) {
        Set<String> beforeMe = WORDS.getOrDefault("before-me", Set.of());
        int count = 0;
        for (int at = 1; at < tokens.size(); at++) {
            count += tokens.get(at).equals("me") && !beforeMe.contains(tokens.get(at - 1)) ? 1 : 0;
        }
        return count;
    }

    private static Language inDevanagari(int latinWords, int hindi, int english) {
        if (english > hindi && hindi == 0) {
            return Language.ENGLISH;
        }
        return latinWords > 0 ? Language.HINGLISH : Language.HINDI;
    }

    /** The words of a kind, as {@link Tokens#of} gives them. */
    static Set<String> words(String kind) {
        return Set.copyOf(WORDS.getOrDefault(kind, Set.of()));
    }

    private static int count(String kind, List<String> tokens) {
        Set<String> words = WORDS.getOrDefault(kind, Set.of());
        int count = 0;
        for (String token : tokens) {
            count += words.contains(token) ? 1 : 0;
        }
        return count;
    }
}
