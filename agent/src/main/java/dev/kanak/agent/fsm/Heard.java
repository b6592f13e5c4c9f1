package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.intent.IntentRules;
import dev.kanak.agent.slot.PersonalNumbers;
import dev.kanak.agent.slot.SlotReading;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An utterance understood.
 *
 * @param text the caller's words, cleaned
 * @param words number of words
 * @param language language it counts for; empty if no word tells
 * @param intents what it may be for, likeliest first
 * @param slots values told
 * @param flags yes or no, consents and wishes about the call, by slot name
 * @param digits longest run of digits
 * @param secret kind of a number that must not be said on a call
 */
record Heard(
        String text,
        int words,
        Optional<Language> language,
        Concepts concepts,
        List<IntentRules.Scored> intents,
        SlotReading slots,
        Map<String, Object> flags,
        String digits,
        Optional<PersonalNumbers.Kind> secret) {

    private static final double ENOUGH = 1.9;

    /** The likeliest intent if the evidence is enough. */
    Optional<Intent> intent() {
        return likeliest(intents);
    }

    /** The first of ranked intents if the evidence is enough. */
    static Optional<Intent> likeliest(List<IntentRules.Scored> intents) {
        return intents.stream()
                .filter(scored -> scored.score() >= ENOUGH)
                .findFirst()
                .map(IntentRules.Scored::intent);
    }

    boolean is(Intent intent) {
        return intent().filter(intent::equals).isPresent();
    }

    Polarity polarity() {
        return Polarity.of(concepts);
    }

    /** True if it asks something. */
    boolean asks() {
        return concepts.has("askq");
    }
}
