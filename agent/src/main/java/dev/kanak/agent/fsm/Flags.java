package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.Utterance;
import dev.kanak.core.speech.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Yes or no, consents and wishes about the call that an utterance expresses, by slot name. */
final class Flags {

    private final Concepts heard;
    private final List<String> tokens;
    private final Optional<Intent> intent;
    private final Map<String, Object> flags = new LinkedHashMap<>();

    private Flags(Utterance utterance, Optional<Intent> intent) {
        this.heard = utterance.heard();
        this.tokens = utterance.tokens();
        this.intent = intent;
    }

    /**
     * The flags of an utterance.
     *
     * @param asked slot the agent asked for
     * @param tells true if the utterance also gives values or asks something
     */
    static Map<String, Object> of(Utterance utterance, Optional<Intent> intent, Optional<String> asked, boolean tells) {
        Flags flags = new Flags(utterance, intent);
        flags.answers(asked.orElse(""), tells);
        flags.wishes();
        return Map.copyOf(flags.flags);
    }

    private void answers(String asked, boolean tells) {
        boolean bare = asked.isEmpty() && !tells && is(Intent.AFFIRM, Intent.DENY);
        if (asked.equals(SlotName.AFFIRMATION) || bare) {
            put(SlotName.AFFIRMATION, Polarity.of(heard));
        } else if (asked.equals(SlotName.CONSENT) || heard.has("recording")) {
            put(SlotName.CONSENT, Polarity.ofConsent(heard, tokens, tells));
        }
    }

    private void put(String slot, Polarity polarity) {
        if (polarity != Polarity.NONE) {
            flags.put(slot, polarity == Polarity.YES);
        }
    }

    private void wishes() {
        if (heard.has("dontcall")) {
            flags.put(SlotName.DO_NOT_CALL, true);
        } else if (heard.has("callback") && !heard.hasAny("no", "dontcall")) {
            flags.put(SlotName.CALLBACK, true);
        }
        if (heard.has("removeword")
                && heard.hasAny("mydata", "number", "name", "recording")
                && !is(Intent.CORRECTION)) {
            flags.put(SlotName.ERASURE, true);
        }
        if (is(Intent.REQUEST_HUMAN)) {
            flags.put(SlotName.WANTS_HUMAN, true);
        }
        if (is(Intent.COMPLAINT)) {
            flags.put(SlotName.COMPLAINT, true);
        }
        if (heard.has("fastword") && heard.hasAny("say", "normalword")) {
            flags.put(SlotName.SPEAKING_RATE, "normal");
        } else if (heard.has("slow")) {
            flags.put(SlotName.SPEAKING_RATE, "slow");
        }
        if (is(Intent.CHANGE_LANGUAGE)) {
            wantedLanguage(heard).ifPresent(language -> flags.put(SlotName.LANGUAGE, language.code()));
        }
    }

    private boolean is(Intent... any) {
        return intent.filter(List.of(any)::contains).isPresent();
    }

    /** The language named; the other one if the caller says that one is not known. */
    static Optional<Language> wantedLanguage(Concepts heard) {
        boolean refused = heard.hasAny("no", "dontknow") && !heard.has("noproblem");
        boolean english = heard.has("lang_en");
        boolean hindi = heard.has("lang_hi");
        if (heard.has("lang_mix")) {
            return Optional.of(Language.HINGLISH);
        }
        if (english && hindi && refused) {
            int no = heard.indexOf("no");
            boolean englishDenied = Math.abs(no - heard.indexOf("lang_en")) <= Math.abs(no - heard.indexOf("lang_hi"));
            return Optional.of(englishDenied ? Language.HINDI : Language.ENGLISH);
        }
        if (english) {
            return Optional.of(refused ? Language.HINDI : Language.ENGLISH);
        }
        return hindi ? Optional.of(refused ? Language.ENGLISH : Language.HINDI) : Optional.empty();
    }
}
