package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Optional;

/**
 * What the agent says while a tool or a search keeps the caller waiting: short, true, and each time another. Owned by the session
 * thread.
 */
final class Thinking {

    private static final List<String> HINDI = List.of("जी, एक पल।", "एक पल दीजिए, देखते हैं।", "बस, अभी देखते हैं।");
    private static final List<String> HINGLISH =
            List.of("जी, एक second।", "एक second, check करते हैं।", "बस, अभी check करते हैं।");
    private static final List<String> ENGLISH =
            List.of("One moment.", "Just a second, checking.", "Let me check that.");

    private int said;

    /** The next of them. */
    Say next(Language language) {
        List<Say> all = all(language);
        return all.get(said++ % all.size());
    }

    /** Each of them in a language. */
    static List<Say> all(Language language) {
        return words(language).stream()
                .map(text -> new Say(text, language, Optional.empty(), 1))
                .toList();
    }

    /** True if a sentence is one of them, and no answer. */
    static boolean is(Say say) {
        return words(say.language()).contains(say.text());
    }

    private static List<String> words(Language language) {
        return switch (language) {
            case HINDI -> HINDI;
            case HINGLISH -> HINGLISH;
            case ENGLISH -> ENGLISH;
        };
    }
}
