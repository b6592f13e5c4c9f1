package dev.kanak.pipeline.stt.whisper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Control tokens of a Whisper and those that it must not write, from the files of its folder.
 *
 * @param prompt start, language, task and no timestamps: what every text begins with
 * @param end of the text; the ids after it are all control tokens
 * @param noSpeech whose probability after the start says that there is no speech
 * @param suppressed never written
 * @param suppressedFirst not written as the first token
 * @param maxLength tokens with the prompt
 */
record WhisperTokens(
        List<Integer> prompt,
        int end,
        int noSpeech,
        Set<Integer> suppressed,
        Set<Integer> suppressedFirst,
        int maxLength) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POSITIONS = 448;

    /**
     * Reads {@code generation_config.json}, {@code config.json}, and {@code added_tokens.json} or {@code tokenizer.json}.
     *
     * @throws SpeechException (MODEL_MISSING, MODEL_FAILED) if they do not give the tokens; it names what is missing
     */
    static WhisperTokens read(Path folder, String language) {
        JsonNode model = json(folder.resolve("config.json"));
        JsonNode generation = json(folder.resolve("generation_config.json"));
        Map<String, Integer> added = added(folder);
        int start =
                first("decoder_start_token_id", generation, model).orElseThrow(() -> missing("decoder_start_token_id"));
        int end = first("eos_token_id", generation, model).orElseThrow(() -> missing("eos_token_id"));
        int noTimestamps =
                first("no_timestamps_token_id", generation).orElseGet(() -> control(added, "<|notimestamps|>"));
        int noSpeech = Optional.ofNullable(added.get("<|nospeech|>"))
                .or(() -> Optional.ofNullable(added.get("<|nocaptions|>")))
                // the token before it in every version
                .orElse(noTimestamps - 1);
        return new WhisperTokens(
                prompt(start, language, generation, added, noTimestamps),
                end,
                noSpeech,
                ids("suppress_tokens", generation, model),
                ids("begin_suppress_tokens", generation, model),
                Math.min(POSITIONS, first("max_length", generation, model).orElse(POSITIONS)));
    }

    private static List<Integer> prompt(
            int start, String language, JsonNode generation, Map<String, Integer> added, int noTimestamps) {
        if (generation.path("is_multilingual").isBoolean()
                && !generation.path("is_multilingual").booleanValue()) {
            if (!language.equals("en")) {
                throw new SpeechException(Kind.MODEL_FAILED, "the model hears English only, not " + language, false);
            }
            return List.of(start, noTimestamps);
        }
        String name = "<|" + language + "|>";
        JsonNode pinned = generation.path("lang_to_id").path(name);
        JsonNode task = generation.path("task_to_id").path("transcribe");
        return List.of(
                start,
                pinned.isInt() ? pinned.intValue() : control(added, name),
                task.isInt() ? task.intValue() : control(added, "<|transcribe|>"),
                noTimestamps);
    }

    private static int control(Map<String, Integer> added, String name) {
        Integer id = added.get(name);
        if (id == null) {
            throw missing(name);
        }
        return id;
    }

    private static SpeechException missing(String name) {
        return new SpeechException(
                Kind.MODEL_FAILED,
                "no id for %s in generation_config.json, config.json, added_tokens.json or tokenizer.json"
                        .formatted(name),
                false);
    }

    private static OptionalInt first(String key, JsonNode... files) {
        for (JsonNode file : files) {
            JsonNode value = file.path(key).isArray() ? file.path(key).path(0) : file.path(key);
            if (value.isInt()) {
                return OptionalInt.of(value.intValue());
            }
        }
        return OptionalInt.empty();
    }

    private static Set<Integer> ids(String key, JsonNode... files) {
        for (JsonNode file : files) {
            if (file.path(key).isArray()) {
                var ids = new TreeSet<Integer>();
                file.path(key).forEach(id -> ids.add(id.asInt()));
                ids.remove(-1);
                return Set.copyOf(ids);
            }
        }
        return Set.of();
    }

    private static Map<String, Integer> added(Path folder) {
        var added = new HashMap<String, Integer>();
        json(folder.resolve("tokenizer.json"))
                .path("added_tokens")
                .forEach(token -> added.put(
                        token.path("content").asText(), token.path("id").asInt()));
        json(folder.resolve("added_tokens.json"))
                .properties()
                .forEach(entry -> added.put(entry.getKey(), entry.getValue().asInt()));
        return added;
    }

    static JsonNode json(Path file) {
        if (!Files.isRegularFile(file)) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_FAILED, file.getFileName() + " is not readable as JSON", false, e);
        }
    }
}
