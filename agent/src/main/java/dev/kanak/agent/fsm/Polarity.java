package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;

/** Yes, no or neither. */
enum Polarity {
    YES,
    NO,
    NONE;

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
     * @param otherMatter true if the utterance also asks or tells something else
     */
    static Polarity ofConsent(Concepts heard, boolean otherMatter) {
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
        boolean agrees = heard.hasAny("yes", "ji") && !heard.has("hellow");
        return agrees && !otherMatter ? YES : NONE;
    }
}
