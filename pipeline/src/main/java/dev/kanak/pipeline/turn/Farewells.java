package dev.kanak.pipeline.turn;

import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.Set;

/**
 * Words that close a call. They are often said in two breaths ("धन्यवाद, नमस्ते", "that is all, thank you"), and the answer to
 * them ends the call, so the second breath is worth a short wait.
 */
final class Farewells {

    private static final int LONGEST = 5;

    private static final Set<String> CLOSING = Set.copyOf(Tokens.of(
            "धन्यवाद शुक्रिया नमस्ते नमस्कार अलविदा इतना थैंक थैंक्स बाय ऑल dhanyavaad dhanyavad shukriya namaste itna"
                    + " thank thanks bye goodbye all"));

    private static final Set<String> BESIDE = Set.copyOf(
            Tokens.of("जी अच्छा ठीक है ओके बस ही यू दैट इज आपका बहुत ji accha achha theek hai ok okay bas hi you"
                    + " that is that's aapka bahut very much"));

    private Farewells() {}

    /** True if the text is nothing but a farewell of up to five words. */
    static boolean isFarewell(String text) {
        List<String> words = Tokens.of(text);
        return words.size() <= LONGEST
                && words.stream().anyMatch(CLOSING::contains)
                && words.stream().allMatch(word -> CLOSING.contains(word) || BESIDE.contains(word));
    }
}
