package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.intent.IntentRules;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.slot.Asked;
import dev.kanak.agent.slot.PersonalNumbers;
import dev.kanak.agent.slot.SlotReader;
import dev.kanak.agent.slot.SlotReading;
import dev.kanak.agent.slot.Utterance;
import dev.kanak.core.speech.Language;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a caller's words into concepts, intents and slots. Thread-safe. */
public final class Understanding {

    private static final int MOST_CHARACTERS = 1000;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\u200c\\u200d]]+");
    private final Lexicon lexicon;
    private final IntentRules rules;
    private final SlotReader slots;

    /**
     * What an utterance says, for a caller of the library.
     *
     * @param intent label of the likeliest intent; empty if none is likely
     * @param slots values and flags by slot name, in canonical form
     * @param language language it counts for; empty if no word tells
     */
    public record Understood(Optional<String> intent, Map<String, Object> slots, Optional<Language> language) {}

    public Understanding(Lexicon lexicon, IntentRules rules, SlotReader slots) {
        this.lexicon = lexicon;
        this.rules = rules;
        this.slots = slots;
    }

    /** Understands one utterance. */
    public Understood understand(String text, Asked asked) {
        Heard heard = hear(text, asked);
        Map<String, Object> all = new LinkedHashMap<>(heard.slots().values());
        all.putAll(heard.flags());
        return new Understood(heard.intent().map(Intent::label), all, heard.language());
    }

    /** Understands one utterance as the conversation needs it. */
    Heard hear(String text, Asked asked) {
        String clean = clean(text);
        Utterance utterance = Utterance.of(clean, lexicon);
        List<String> tokens = utterance.tokens();
        SlotReading read = slots.read(utterance, asked);
        List<IntentRules.Scored> intents = rules.rank(utterance.heard());
        boolean tells = !read.isEmpty() || utterance.heard().has("askq");
        return new Heard(
                clean,
                tokens.size(),
                HeardLanguage.of(tokens, utterance.heard()),
                utterance.heard(),
                intents,
                read,
                Flags.of(utterance.heard(), Heard.likeliest(intents), asked.slot(), tells),
                PersonalNumbers.longestRun(tokens, utterance.heard()),
                PersonalNumbers.find(tokens, utterance.heard()));
    }

    /** Understands one utterance at a wall time, for a conversation that keeps its slots in a map. */
    Heard hear(String text, Optional<String> asked, Map<String, Object> known, LocalDateTime now) {
        return hear(text, new Asked(asked, known, now));
    }

    /** Control, bidirectional and zero-width characters out, except the joiners that Devanagari needs; at most 1,000 characters. */
    private static String clean(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll(" ").strip();
        return visible.length() <= MOST_CHARACTERS ? visible : visible.substring(0, MOST_CHARACTERS);
    }
}
