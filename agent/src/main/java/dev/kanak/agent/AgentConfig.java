package dev.kanak.agent;

import dev.kanak.agent.slot.PlaceReader.Place;
import dev.kanak.agent.wording.Prompts.Gender;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.speech.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a lender settles about its agent.
 *
 * @param bankNames the lender's name in each language
 * @param helpline telephone number that the agent gives out, as the lender writes it
 * @param emergency public numbers for callers in danger
 * @param memory what is remembered of a call
 * @param gender grammatical gender of the voice
 * @param places city, or part of a city, by spoken name in any script
 * @param tools names of the tools that the shell can run; {@code record_consent} is called only if it is among them
 * @param silenceLimits silence after a reply that counts as no input: the first, second and third time running
 * @param firstLanguage language of the greeting if the caller chose none
 */
public record AgentConfig(
        Map<Language, String> bankNames,
        String helpline,
        Emergency emergency,
        Remembering memory,
        Gender gender,
        Map<String, Place> places,
        Set<String> tools,
        List<Duration> silenceLimits,
        Language firstLanguage) {

    private static final int SILENCES = 3;

    /**
     * Public numbers that the agent gives to callers in danger.
     *
     * @param help for life and limb, e.g. 112
     * @param cyberFraud to report a cyber fraud, e.g. 1930
     */
    public record Emergency(String help, String cyberFraud) {

        public Emergency {
            if (help.isBlank() || cyberFraud.isBlank()) {
                throw new IllegalArgumentException("emergency numbers must not be blank");
            }
        }
    }

    /**
     * What is remembered of a call.
     *
     * @param tokens most tokens of the summary of a call
     * @param offered whether a caller whose visit or call back is settled is asked about being remembered for the next call
     */
    public record Remembering(int tokens, boolean offered) {

        private static final int LEAST_TOKENS = 50;

        public Remembering {
            if (tokens < LEAST_TOKENS) {
                throw new IllegalArgumentException("tokens must be at least 50, was " + tokens);
            }
        }
    }

    public AgentConfig {
        bankNames = Map.copyOf(bankNames);
        places = Map.copyOf(places);
        tools = Set.copyOf(tools);
        silenceLimits = List.copyOf(silenceLimits);
        if (!bankNames.keySet().containsAll(Set.of(Language.values()))) {
            throw new IllegalArgumentException("bankNames must name the lender in every language");
        }
        if (helpline.isBlank()) {
            throw new IllegalArgumentException("helpline must not be blank");
        }
        if (silenceLimits.size() != SILENCES || silenceLimits.stream().anyMatch(d -> !d.isPositive())) {
            throw new IllegalArgumentException("silenceLimits must be three positive durations");
        }
    }

    /** What fills the places of the lender's own in a sentence, the same in every call. */
    public Map<String, Spoken> lenderPlaces(Language language) {
        return Map.of(
                "bank", new Spoken.LenderText(bankNames.getOrDefault(language, "")),
                "helpline", new Spoken.LenderText(helpline),
                "emergency", new Spoken.LenderText(emergency.help()),
                "fraud_helpline", new Spoken.LenderText(emergency.cyberFraud()));
    }

    /** India's emergency numbers, the limits of the conversation design (6, 6 and 8 s), a feminine voice, Hindi first. */
    public static AgentConfig of(
            Map<Language, String> bankNames, String helpline, Map<String, Place> places, Set<String> tools) {
        List<Duration> limits = List.of(Duration.ofSeconds(6), Duration.ofSeconds(6), Duration.ofSeconds(8));
        return new AgentConfig(
                bankNames,
                helpline,
                new Emergency("112", "1930"),
                new Remembering(600, true),
                Gender.FEMININE,
                places,
                tools,
                limits,
                Language.HINDI);
    }
}
