package dev.kanak.pipeline.graph;

import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.LanguageRule;

/** The turns that a caller types, numbered through the call. Owned by the session thread. */
final class Typing {

    private int typed;

    /** One of them. */
    record Turn(String utteranceId, Transcript transcript) {}

    /**
     * The next of them.
     *
     * @param otherwise its language if no word of it tells
     */
    Turn next(String text, Language otherwise) {
        typed++;
        return new Turn(
                "t" + typed, Transcript.typed(text, LanguageRule.of(text).orElse(otherwise)));
    }
}
