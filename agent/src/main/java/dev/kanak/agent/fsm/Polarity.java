package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Yes, no or neither. */
enum Polarity {
    YES,
    NO,
    NONE;

    private static final Set<String> DO = Set.of("kar", "कर");
    private static final Set<String> IT = Set.of(
            "lijiye", "lijie", "लीजिए", "लीजिये", "lo", "लो", "len", "लें", "dijiye", "dijie", "दीजिए", "दीजिये", "do",
            "दो", "sakte", "सकते");

    /** What callers say to show that they are there. */
    private static final Set<String> ON_THE_TELEPHONE =
            Set.of("haan", "han", "haa", "ha", "हाँ", "हां", "ji", "जी", "yes", "yeah", "yep", "please", "प्लीज़");

    /** The answer an utterance gives to a yes-or-no question. */
    static Polarity of(Concepts heard) {
        if (heard.has("noproblem")) {
            return YES;
        }
        if (heard.has("dontknow")) {
            return NONE;
        }
        int yes = heard.indexOf("yes");
        int no = heard.indexOf("no");
        if (heard.has("notneeded") || (no >= 0 && (yes < 0 || no <= yes + 1))) {
            return NO;
        }
        boolean polite = heard.has("ji") && !heard.has("hellow") && heard.length() <= 2;
        return yes >= 0 || polite ? YES : NONE;
    }

    /**
     * The answer to the recording question, where only a clear yes grants: any word of refusal refuses, and a yes that
     * opens another matter leaves the question open.
     *
     * @param tokens words of the utterance
     * @param otherMatter true if the utterance also asks or tells something else
     */
    static Polarity ofConsent(Concepts heard, List<String> tokens, boolean otherMatter) {
        if (heard.has("noproblem")) {
            return YES;
        }
        boolean recording = heard.has("recording");
        if (heard.has("dontknow") && !recording) {
            return NONE;
        }
        if (heard.has("no") && (recording || !otherMatter)) {
            return NO;
        }
        if (recording) {
            return YES;
        }
        boolean agrees = heard.has("hellow") ? permits(heard, tokens) : heard.hasAny("yes", "ji");
        return agrees && !otherMatter ? YES : NONE;
    }

    /** "Namaste, haan kar lijiye": more than the yes with which people answer a telephone. */
    private static boolean permits(Concepts heard, List<String> tokens) {
        boolean does = IntStream.range(1, tokens.size())
                .anyMatch(at -> DO.contains(tokens.get(at - 1)) && IT.contains(tokens.get(at)));
        boolean consents = IntStream.range(0, tokens.size())
                .anyMatch(at -> heard.hasAt(at, "yes") && !ON_THE_TELEPHONE.contains(tokens.get(at)));
        return heard.has("yes") && (does || consents);
    }
}
