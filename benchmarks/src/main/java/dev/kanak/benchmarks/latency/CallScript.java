package dev.kanak.benchmarks.latency;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.server.call.CallerVoice;
import dev.kanak.server.call.Loudness;
import dev.kanak.server.call.Pcm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a caller says in one call and when, read from {@code calls.json}.
 *
 * @param name language: hi, hinglish or en
 * @param acceptLanguage language the caller's device asks for
 * @param voice espeak-ng voice and variant
 * @param wordsPerMinute speaking rate
 * @param lines what is said, in order
 */
record CallScript(
        String name,
        @JsonProperty("accept_language") String acceptLanguage,
        String voice,
        @JsonProperty("words_per_minute") int wordsPerMinute,
        List<Line> lines) {

    /** When a line is said. */
    enum Manner {
        /** Once the agent has finished. */
        WAITS,
        /** While the agent speaks, so that it stops. */
        INTERRUPTS,
        /** While the agent speaks, as assent that must not stop it. */
        AGREES
    }

    /**
     * One utterance.
     *
     * @param say texts in turn, each an object of its own in the synthesiser, and pauses between them in ms
     */
    record Line(String manner, List<Object> say) {

        Manner when() {
            return Manner.valueOf(manner.toUpperCase(Locale.ROOT));
        }

        /** Longest pause inside the utterance in ms; 0 if it is said in one go. */
        int pauseMs() {
            return say.stream()
                    .filter(Integer.class::isInstance)
                    .mapToInt(Integer.class::cast)
                    .max()
                    .orElse(0);
        }

        String words() {
            return String.join(
                    " … ",
                    say.stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .toList());
        }
    }

    private static final Map<List<Object>, Pcm> SOUNDS = new ConcurrentHashMap<>();

    static List<CallScript> all() {
        return read("calls.json");
    }

    /** The scripts of a file beside this class. */
    static List<CallScript> read(String file) {
        try (InputStream in = CallScript.class.getResourceAsStream(file)) {
            return List.of(new ObjectMapper().readValue(in, CallScript[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The sound of a line: exactly the pauses asked for between the last and the first audible sample of its parts. What comes
     * before a pause has the melody of a comma, as of somebody who has not finished. Made once and kept.
     */
    Pcm sound(Line line, int rateHz) {
        return SOUNDS.computeIfAbsent(
                List.of(voice, wordsPerMinute, line.say(), rateHz),
                _ -> sound(line).at(rateHz));
    }

    private Pcm sound(Line line) {
        var speaker = new CallerVoice(voice, wordsPerMinute);
        Pcm sound = Pcm.silence(0);
        List<Object> parts = line.say();
        for (int i = 0; i < parts.size(); i++) {
            String melody = i + 1 < parts.size() ? "," : "";
            sound = sound.then(
                    switch (parts.get(i)) {
                        case Integer pauseMs -> Pcm.silence(pauseMs / 1000.0);
                        case Object words -> trimmed(speaker.say(words + melody));
                    });
        }
        return sound;
    }

    private static Pcm trimmed(Pcm speech) {
        var loudness = new Loudness(speech);
        double end = speech.seconds();
        return speech.between(
                loudness.first(0, end).orElse(0), loudness.last(0, end).orElse(end));
    }
}
