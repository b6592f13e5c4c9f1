package dev.kanak.pipeline.turn;

import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.Set;

/** Words by which a listener says "I am with you" without taking the turn. */
public final class Backchannels {

    private static final Set<String> WORDS = Set.copyOf(Tokens.of("हाँ हां हा जी अच्छा ठीक है हम्म हूँ हूं ओके ओह सही"
            + " haan han ha ji accha acha achha theek thik hai hmm mm hm uh huh ok okay oh yes yeah yep right sure"));

    private Backchannels() {}

    /** True if the text is one to three words, all of them backchannels. */
    public static boolean isBackchannel(String text) {
        List<String> words = Tokens.of(text);
        return !words.isEmpty() && words.size() <= 3 && WORDS.containsAll(words);
    }
}
