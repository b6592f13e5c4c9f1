package dev.kanak.pipeline.turn;

import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.Set;

/** Words by which a listener says "I am with you" without taking the turn. */
public final class Backchannels {

    private static final Set<String> WORDS = Set.copyOf(Tokens.of(
            "हाँ हां हा जी अच्छा ठीक है हम्म हम्म्म हूँ हूं उम ओके ओह सही बिल्कुल बिलकुल राइट यस येस हाँजी जीहाँ"
                    + " haan haanji han ha ji accha acha achha acchha theek thik hai hmm hmmm mm mhm mmhmm hm uh huh um ok okay k oh yes"
                    + " yeah yess yep yup right sure alright bilkul sahi"));

    private Backchannels() {}

    /** True if the text is one to three words, all of them backchannels. */
    public static boolean isBackchannel(String text) {
        List<String> words = Tokens.of(text);
        return !words.isEmpty() && words.size() <= 3 && WORDS.containsAll(words);
    }
}
