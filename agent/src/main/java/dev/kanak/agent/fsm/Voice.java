package dev.kanak.agent.fsm;

import dev.kanak.agent.AgentConfig;
import dev.kanak.agent.guard.KnownNumbers;
import dev.kanak.agent.guard.Source;
import dev.kanak.agent.wording.Prompts;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says prompts in the language of the conversation with the lender's own words filled in. */
final class Voice {

    private static final int DEVANAGARI = 0x0900;

    private final Prompts prompts;
    private final Supplier<Language> language;
    private final AgentConfig config;
    private final KnownNumbers known;
    private final KeyWords keyWords;

    Voice(Prompts prompts, AgentConfig config, KnownNumbers known, KeyWords keyWords, Supplier<Language> language) {
        this.known = known;
        this.keyWords = keyWords;
        known.add(config.helpline(), Source.CONFIGURATION);
        known.add(config.emergency().help(), Source.CONFIGURATION);
        known.add(config.emergency().cyberFraud(), Source.CONFIGURATION);
        config.bankNames().values().forEach(name -> known.add(name, Source.CONFIGURATION));
        this.prompts = prompts;
        this.config = config;
        this.language = language;
    }

    Language language() {
        return language.get();
    }

    boolean has(String key) {
        return prompts.has(key);
    }

    String say(String key) {
        return say(key, Map.of());
    }

    String say(String key, String place, Spoken spoken) {
        return say(key, Map.of(place, spoken));
    }

    String say(String key, Map<String, Spoken> places) {
        Map<String, Spoken> all = new HashMap<>(places);
        all.putAll(config.lenderPlaces(language()));
        known.add(prompts.wording(key, language()), Source.WORDING);
        String sentence = prompts.say(key, language(), all);
        keyWords.made(key, sentence, prompts.keyWords(key, language(), all), places);
        return sentence;
    }

    /** A city or a part of one as callers of the language write it, the spelling that sounds most like its English name. */
    Spoken place(String name) {
        String spelled = config.places().entrySet().stream()
                .filter(_ -> language() == Language.HINDI)
                .filter(entry -> name.equals(
                        entry.getValue().locality().orElse(entry.getValue().city())))
                .map(Map.Entry::getKey)
                .filter(alias -> alias.codePointAt(0) >= DEVANAGARI)
                .min(Comparator.comparing((String alias) -> !sounds(alias).equals(sounds(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(name);
        return new Spoken.LenderText(spelled);
    }

    private static String sounds(String name) {
        return Tokens.of(name).stream().map(PhoneticKey::skeleton).collect(Collectors.joining());
    }

    /** An example answer to a question. */
    String example(Question question) {
        String key = "example." + question.slot().orElse("other");
        return say(prompts.has(key) ? key : "example.other");
    }
}
