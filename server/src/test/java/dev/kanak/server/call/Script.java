package dev.kanak.server.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a caller says in one call, read from {@code scripts.json}.
 *
 * @param name language of the script: hi, hinglish or en
 * @param acceptLanguage language the caller's device asks for
 * @param voice espeak-ng voice and variant of the caller
 * @param wordsPerMinute speaking rate of the caller
 * @param turns what the caller says, each once the agent has finished
 * @param quoted ways to write the largest loan for 50 g of 22 karat gold, one of which the agent must use
 * @param heard the same as the recogniser writes it down from the agent's voice
 */
record Script(
        String name,
        @JsonProperty("accept_language") String acceptLanguage,
        String voice,
        @JsonProperty("words_per_minute") int wordsPerMinute,
        List<Turn> turns,
        List<String> quoted,
        String heard) {

    /**
     * One utterance.
     *
     * @param purpose what it is for: consent, weight, purity, question or goodbye
     * @param say words given to the synthesiser
     */
    record Turn(String purpose, String say) {}

    static Script of(String name) {
        try (InputStream in = Script.class.getResourceAsStream("scripts.json")) {
            return List.of(new ObjectMapper().readValue(in, Script[].class)).stream()
                    .filter(script -> script.name.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("name: no script " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CallerVoice caller() {
        return new CallerVoice(voice, wordsPerMinute);
    }

    /** The words said for a purpose. */
    String words(String purpose) {
        return turns.stream()
                .filter(turn -> turn.purpose.equals(purpose))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("purpose: " + purpose))
                .say();
    }
}
