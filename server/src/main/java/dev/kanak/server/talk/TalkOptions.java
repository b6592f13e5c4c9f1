package dev.kanak.server.talk;

import dev.kanak.core.speech.Language;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller chose for a conversation.
 *
 * @param language language to begin in; empty lets the caller's words decide
 * @param now time at which the conversation stands still; test profile only
 * @param toolStubs failures of tools by tool name, e.g. {@code timeout}; test profile only
 * @param resumeToken of a call whose line broke and whose conversation goes on; an unknown one begins anew
 * @param callerNumber of the line, ten digits, where whoever opens the conversation knows it
 */
public record TalkOptions(
        Optional<Language> language,
        Optional<OffsetDateTime> now,
        Map<String, String> toolStubs,
        Optional<String> resumeToken,
        Optional<String> callerNumber) {

    /** Options of a caller whose number nobody knows. */
    public TalkOptions(
            Optional<Language> language,
            Optional<OffsetDateTime> now,
            Map<String, String> toolStubs,
            Optional<String> resumeToken) {
        this(language, now, toolStubs, resumeToken, Optional.empty());
    }

    /** No choice. */
    public static final TalkOptions NONE =
            new TalkOptions(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
}
