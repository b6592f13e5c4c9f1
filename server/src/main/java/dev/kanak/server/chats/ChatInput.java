package dev.kanak.server.chats;

import java.time.Duration;
import java.util.Optional;

/** What a chat is told. */
public sealed interface ChatInput {

    /** The caller's words. */
    record Said(String text) implements ChatInput {}

    /** The caller said nothing. */
    record NoInput() implements ChatInput {}

    /** Something came, but no words. */
    record NoMatch() implements ChatInput {}

    /**
     * The caller cut the reply off.
     *
     * @param after time into the reply; none means at its first word
     * @param text what the caller said instead
     */
    record BargeIn(Optional<Duration> after, Optional<String> text) implements ChatInput {}
}
