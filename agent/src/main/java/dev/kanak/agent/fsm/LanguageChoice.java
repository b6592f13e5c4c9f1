package dev.kanak.agent.fsm;

import dev.kanak.core.speech.Language;

/**
 * The language of the next reply. It follows the caller's content utterances: the first one sets it unless the caller chose
 * one, a sentence in another language switches it at once, and so do a short question, a short statement whose words nobody borrows
 * and an explicit request; of other short utterances in another language, which may be borrowed words or misheard, it takes two
 * running. A caller who asked for Hindi or for Hinglish is answered in it whichever of the two the words are in.
 */
final class LanguageChoice {

    /** Words from which an utterance is a sentence in its language and not a borrowed word or two. */
    private static final int SENTENCE = 4;

    private Language current;
    private Language other;
    private int othersRunning;
    private boolean settled;
    private boolean asked;

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

    /**
     * A content utterance was heard in a language.
     *
     * @param words how many it has
     * @param sure true if it has a word that asks, for callers borrow the names of things and ask in their own language, or if
     *     {@link dev.kanak.core.text.OwnWords} leave no doubt
     */
    void heard(Language language, int words, boolean sure) {
        boolean otherGrammar = (language == Language.ENGLISH) != (current == Language.ENGLISH);
        if (asked && !otherGrammar) {
            othersRunning = 0;
            return;
        }
        if (!settled || (language != current && words >= SENTENCE) || (sure && otherGrammar)) {
            follow(language);
            return;
        }
        othersRunning = language == current ? 0 : language == other ? othersRunning + 1 : 1;
        other = language;
        if (othersRunning >= 2) {
            follow(language);
        }
    }

    /** The caller asked for a language. */
    void request(Language language) {
        follow(language);
        asked = true;
    }

    private void follow(Language language) {
        current = language;
        other = language;
        othersRunning = 0;
        settled = true;
    }
}
