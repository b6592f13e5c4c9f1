package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.intent.IntentRanking;
import dev.kanak.agent.intent.IntentRules;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.Asked;
import dev.kanak.agent.slot.PersonalNumbers;
import dev.kanak.agent.slot.SlotReader;
import dev.kanak.agent.slot.SlotReading;
import dev.kanak.agent.slot.Utterance;
import dev.kanak.core.speech.Language;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a caller's words into concepts, intents and slots. Thread-safe. */
public final class Understanding {

    private static final int MOST_CHARACTERS = 1000;
    /** A score from which an intent stands against the slot asked for. */
    private static final double SURE = 4.5;

    /** Below this the likeliest intent is no better than a guess. */
    private static final double LEAST_SCORE = 0.5;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\u200c\\u200d]]+");
    private final Lexicon lexicon;
    private final IntentRanking intents;
    private final SlotReader slots;

    /**
     * What an utterance says, for a caller of the library.
     *
     * @param intent label of the likeliest intent; empty if none is likely
     * @param slots values and flags by slot name, in canonical form
     * @param language language it counts for; empty if no word tells
     */
    public record Understood(Optional<String> intent, Map<String, Object> slots, Optional<Language> language) {}

    public Understanding(Lexicon lexicon, IntentRanking intents, SlotReader slots) {
        this.lexicon = lexicon;
        this.intents = intents;
        this.slots = slots;
    }

    /** Understands one utterance. */
    public Understood understand(String text, Asked asked) {
        Heard heard = hear(text, asked);
        Map<String, Object> all = new LinkedHashMap<>(heard.slots().values());
        all.putAll(heard.flags());
        Optional<String> intent = heard.intents().stream()
                .filter(scored -> scored.score() >= LEAST_SCORE)
                .findFirst()
                .map(scored -> scored.intent().label());
        return new Understood(intent, all, heard.language());
    }

    /** Names of the concepts that a text holds. */
    Set<String> concepts(String text) {
        return lexicon.hear(Words.of(text)).at().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** Understands one utterance as the conversation needs it. */
    Heard hear(String text, Asked asked) {
        String clean = clean(text);
        Utterance utterance = Utterance.of(clean, lexicon);
        List<String> tokens = utterance.tokens();
        SlotReading read = slots.read(utterance, asked);
        boolean asks = utterance.heard().has("askq");
        List<IntentRules.Scored> ranked =
                answering(intents.rank(tokens, utterance.heard()), read, asked, utterance.heard());
        return new Heard(
                clean,
                tokens.size(),
                HeardLanguage.of(tokens, utterance.heard()),
                utterance.heard(),
                ranked,
                read,
                Flags.of(utterance, Heard.likeliest(ranked), asked.slot(), !read.isEmpty() || asks),
                PersonalNumbers.longestRun(tokens, utterance.heard()),
                PersonalNumbers.find(tokens, utterance.heard()));
    }

    /** An answer to the question asked gives details, whatever its words remind of. */
    private static List<IntentRules.Scored> answering(
            List<IntentRules.Scored> ranked, SlotReading read, Asked asked, Concepts heard) {
        boolean asks = heard.has("askq");
        boolean answers = asked.slot()
                .filter(slot -> read.values().keySet().stream().anyMatch(name -> name.startsWith(slot)))
                .isPresent();
        if (ranked.stream().limit(1).anyMatch(scored -> scored.intent() == Intent.PRIVACY_STOP) && takesOut(heard)) {
            return first(Intent.CORRECTION, ranked);
        }
        boolean corrects = ranked.stream().limit(1).anyMatch(scored -> scored.intent() == Intent.CORRECTION);
        if (!asks && !corrects && !read.isEmpty() && read.has(SlotReading.Mark.CORRECTION)) {
            return first(Intent.CORRECTION, ranked);
        }
        boolean other = ranked.stream().limit(1).anyMatch(scored -> scored.score() >= SURE);
        if (!answers || asks || corrects || other) {
            return ranked;
        }
        return first(Intent.PROVIDE_DETAILS, ranked);
    }

    /** "Haar hata do": a piece of the gold is left out, no data. */
    private static boolean takesOut(Concepts heard) {
        boolean piece = heard.hasAny("ornament", "gold")
                || heard.at().stream().flatMap(Set::stream).anyMatch(concept -> concept.startsWith("item."));
        return piece
                && heard.has("removeword")
                && !heard.hasAny("mydata", "number", "name", "recording", "sharemy", "stopword", "dontcall", "loan");
    }

    private static List<IntentRules.Scored> first(Intent intent, List<IntentRules.Scored> ranked) {
        List<IntentRules.Scored> changed = new ArrayList<>();
        changed.add(new IntentRules.Scored(intent, SURE, 1));
        ranked.stream().filter(scored -> scored.intent() != intent).forEach(changed::add);
        return List.copyOf(changed);
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
