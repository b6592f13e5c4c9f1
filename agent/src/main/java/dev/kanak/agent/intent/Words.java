package dev.kanak.agent.intent;

import dev.kanak.core.text.Homographs;
import dev.kanak.core.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of an utterance as the lexicon, the rules and the slot grammar read them. */
public final class Words {

    private static final Set<String> KARATS = Set.of("14", "18", "20", "22", "24");

    private Words() {}

    /** Folded tokens, where the "k" of "22k" is the word "karat" and not a thousand, and {@link Homographs} are told apart. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>(Tokens.of(Homographs.apart(text)));
        for (int at = 1; at < words.size(); at++) {
            if (words.get(at).equals("k") && KARATS.contains(words.get(at - 1))) {
                words.set(at, "karat");
            }
        }
        return List.copyOf(words);
    }
}
