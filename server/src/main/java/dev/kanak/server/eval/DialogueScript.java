package dev.kanak.server.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One scripted dialogue, as a line of a dialogue file writes it.
 *
 * @param now time at which the conversation stands still
 * @param toolStubs failures of tools by name
 * @param turns what the caller does, in order
 * @param answers what the caller says instead when the agent asks for a slot, by slot
 * @param expected what the dialogue must lead to
 */
record DialogueScript(
        String id,
        String language,
        String title,
        OffsetDateTime now,
        Map<String, String> toolStubs,
        List<Turn> turns,
        Map<String, String> answers,
        JsonNode expected) {

    private static final String REFERENCE_NOW = "2026-11-20T11:00:00+05:30";

    /**
     * What the caller does.
     *
     * @param event {@code speech}, {@code no_input}, {@code no_match} or {@code barge_in}
     * @param atMs time into the agent's reply at which it was cut off
     */
    record Turn(String event, String text, Optional<Integer> atMs) {

        private static final int DEFAULT_BARGE_IN_MS = 800;

        /** Time into the agent's reply at which an interruption begins. */
        int interruptsAtMs() {
            return atMs.orElse(DEFAULT_BARGE_IN_MS);
        }
    }

    /**
     * Reads a file with one JSON object a line.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException naming the line that is no dialogue
     */
    static List<DialogueScript> read(Path file) throws IOException {
        var json = new JsonMapper();
        var scripts = new ArrayList<DialogueScript>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            JsonNode node = json.readTree(line);
            if (!node.path("caller_turns").isArray() || !node.path("expected").isObject()) {
                throw new IllegalArgumentException("line " + number + " holds no dialogue: caller_turns and expected");
            }
            scripts.add(of(node));
        }
        return List.copyOf(scripts);
    }

    private static DialogueScript of(JsonNode node) {
        var turns = new ArrayList<Turn>();
        for (JsonNode turn : node.path("caller_turns")) {
            turns.add(new Turn(
                    turn.path("event").asText("speech"),
                    turn.path("text").asText(""),
                    turn.has("at_ms") ? Optional.of(turn.path("at_ms").asInt()) : Optional.empty()));
        }
        return new DialogueScript(
                node.path("id").asText("?"),
                node.path("lang").asText("?"),
                node.path("title").asText(""),
                OffsetDateTime.parse(node.path("now").asText(REFERENCE_NOW)),
                texts(node.path("tool_stubs")),
                List.copyOf(turns),
                texts(node.path("answers_if_asked")),
                node.path("expected"));
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new TreeMap<String, String>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
