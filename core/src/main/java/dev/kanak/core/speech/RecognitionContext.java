package dev.kanak.core.speech;

import java.util.Optional;

/**
 * What a recogniser may expect of the next utterance. A hint only: whatever the caller says is recognised.
 *
 * @param askedSlot slot the agent has just asked for, by its name in the domain's documents, e.g. {@code phone}
 * @param language language of the conversation so far
 */
public record RecognitionContext(Optional<String> askedSlot, Optional<Language> language) {

    /** Nothing is expected. */
    public static final RecognitionContext NONE = new RecognitionContext(Optional.empty(), Optional.empty());
}
