package dev.kanak.agent.fsm;

import dev.kanak.core.speech.Language;

/**
 * The language of the next reply. It follows the caller's content utterances: the first one sets it unless the caller chose
 * one, two running in another language switch it, an explicit request switches it at once.
 */
final class LanguageChoice {

    private Language current;
    private Language other;
    private int othersRunning;
    private boolean settled;

    LanguageChoice(Language first, boolean chosen) {
        this.current = first;
        this.other = first;
        this.settled = chosen;
    }

    Language current() {
        return current;
    }

    boolean settled() {
        return settled;
    }

    /** A content utterance was heard in a language. */
    void heard(Language language) {
        if (!settled) {
            request(language);
            return;
        }
        othersRunning = language == current ? 0 : language == other ? othersRunning + 1 : 1;
        other = language;
        if (othersRunning >= 2) {
            request(language);
        }
    }

    /** The caller asked for a language. */
    void request(Language language) {
        current = language;
        other = language;
        othersRunning = 0;
        settled = true;
    }
}
