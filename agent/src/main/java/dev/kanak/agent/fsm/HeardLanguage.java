package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.LanguageRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The language that an utterance counts for. */
final class HeardLanguage {

    private static final int MIXED_WORDS = 2;

    private HeardLanguage() {}

    /**
     * The language of an utterance by its words. Hindi with borrowed banking words, which a recogniser writes in Latin
     * letters, is Hindi; with two other English words it is Hinglish.
     *
     * @return empty if no word tells
     */
    static Optional<Language> of(List<String> tokens, Concepts heard) {
        boolean units = !tokens.isEmpty()
                && IntStream.range(0, tokens.size())
                        .allMatch(at -> heard.hasAt(at, "unitword")
                                || Character.isDigit(tokens.get(at).charAt(0)));
        if (units) {
            return Optional.empty();
        }
        return LanguageRule.of(tokens).map(language -> {
            boolean devanagari = tokens.stream().anyMatch(token -> !isLatin(token));
            boolean mixed = language == Language.HINGLISH && devanagari;
            return mixed && english(tokens, heard) < MIXED_WORDS ? Language.HINDI : language;
        });
    }

    private static long english(List<String> tokens, Concepts heard) {
        long count = 0;
        for (int at = 0; at < tokens.size(); at++) {
            boolean letters = Character.isLetter(tokens.get(at).charAt(0));
            count += letters && isLatin(tokens.get(at)) && !heard.hasAt(at, "borrowed") ? 1 : 0;
        }
        return count;
    }

    private static boolean isLatin(String token) {
        return token.charAt(0) < 128;
    }
}
