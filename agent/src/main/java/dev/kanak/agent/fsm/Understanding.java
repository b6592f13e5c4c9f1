package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.intent.IntentRules;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.PersonalNumbers;
import dev.kanak.agent.slot.SlotReader;
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

    public Understanding(Lexicon lexicon, IntentRules rules, SlotReader slots) {
        this.lexicon = lexicon;
        this.rules = rules;
        this.slots = slots;
    }

    /**
     * Understands one utterance.
     *
     * @param asked slot the agent asked for
     * @param known slots filled so far
     */
    Heard hear(String text, Optional<String> asked, Map<String, Object> known) {
        String clean = clean(text);
        List<String> tokens = Words.of(clean);
        Concepts heard = lexicon.hear(tokens);
        return new Heard(
                clean,
                tokens.size(),
                HeardLanguage.of(tokens, heard),
                heard,
                rules.rank(heard),
                slots.read(tokens, heard, asked, known),
                PersonalNumbers.longestRun(tokens, heard),
                PersonalNumbers.find(tokens, heard));
    }

    /** Control, bidirectional and zero-width characters out, except the joiners that Devanagari needs; at most 1,000 characters. */
    private static String clean(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll(" ").strip();
        return visible.length() <= MOST_CHARACTERS ? visible : visible.substring(0, MOST_CHARACTERS);
    }
}
