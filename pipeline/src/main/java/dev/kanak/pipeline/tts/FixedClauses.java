package dev.kanak.pipeline.tts;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Verbaliser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The clauses of sentences that are the same in every call, as they go to the voice. Immutable. */
public final class FixedClauses {

    /** A sentence before another, after which the cuts of a reply's later clauses hold. */
    private static final String BEFORE = "जी। ";

    private final Set<Words> words = new LinkedHashSet<>();

    private record Words(String text, Language language) {}

    /** @param sentences each cut as it would be at the beginning of a reply and after another sentence */
    public FixedClauses(List<Say> sentences) {
        sentences.forEach(say -> Stream.concat(
                        Clauses.split(say.text()).stream(),
                        Clauses.split(BEFORE + say.text()).stream().skip(1))
                .map(clause -> new Words(Verbaliser.verbalise(clause, say.language()), say.language()))
                .forEach(words::add));
    }

    /** Whether a clause is one of them, at whatever speed. */
    public boolean contains(Clause clause) {
        return words.contains(new Words(clause.text(), clause.language()));
    }

    /** All of them at the voice's own speed, in the order of their sentences. */
    public List<Clause> all() {
        return words.stream()
                .map(said -> new Clause(said.text(), said.language(), 1))
                .toList();
    }
}
