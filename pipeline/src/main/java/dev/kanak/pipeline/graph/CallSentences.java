package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.stream.Stream;

/** What the call says of its own: apologies, and what bridges a wait. */
public final class CallSentences {

    private CallSentences() {}

    /** All of them; what is said when the voice is in trouble first. */
    public static List<Say> all() {
        return Stream.concat(
                        Stream.of(Trouble.values())
                                .flatMap(trouble -> Stream.of(Language.values()).map(trouble::in)),
                        Stream.of(Language.values()).flatMap(language -> Thinking.all(language).stream()))
                .toList();
    }
}
