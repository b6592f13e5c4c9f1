package dev.kanak.agent.fsm;

import dev.kanak.agent.wording.Prompts;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.speech.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Says prompts in the language of the conversation with the lender's own words filled in. */
final class Voice {

    private final Prompts prompts;
    private final Supplier<Language> language;
    private final Map<Language, String> bankNames;
    private final String helpline;

    Voice(Prompts prompts, Map<Language, String> bankNames, String helpline, Supplier<Language> language) {
        this.prompts = prompts;
        this.bankNames = bankNames;
        this.helpline = helpline;
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
        all.put("bank", new Spoken.LenderText(bankNames.getOrDefault(language(), "")));
        all.put("helpline", new Spoken.LenderText(helpline));
        return prompts.say(key, language(), all);
    }

    /** An example answer to a question. */
    String example(Question question) {
        String key = "example." + question.slot().orElse("other");
        return say(prompts.has(key) ? key : "example.other");
    }
}
