package dev.kanak.agent.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line of JSON for each input of a call with its time; read back, it drives a dialogue to the same decisions. */
public final class CallLog {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private CallLog() {}

    /** The line of an input. */
    public static String write(DialogueInput input, ZonedDateTime wallTime) {
        ObjectNode line = JSON.createObjectNode().put("at", wallTime.toString());
        switch (input) {
            case DialogueInput.Started() -> line.put("input", "started");
            case DialogueInput.Resumed() -> line.put("input", "resumed");
            case DialogueInput.NoInput() -> line.put("input", "no_input");
            case DialogueInput.NoMatch() -> line.put("input", "no_match");
            case DialogueInput.Interrupted(String heard) ->
                line.put("input", "interrupted").put("heard", heard);
            case DialogueInput.CallerSaid(Transcript said) ->
                line.put("input", "caller_said")
                        .put("text", said.text())
                        .put("language", said.language().code());
            case DialogueInput.ToolFinished(Tool.Outcome outcome) ->
                line.put("input", "tool_finished")
                        .put("request", outcome.request().id())
                        .put("ok", outcome.ok())
                        .set("result", JSON.valueToTree(outcome.result()));
            case DialogueInput.KnowledgeFound(String query, List<Article> articles) ->
                line.put("input", "knowledge_found")
                        .put("query", query)
                        .set(
                                "articles",
                                JSON.valueToTree(
                                        articles.stream().map(CallLog::fields).toList()));
        }
        return line.toString();
    }

    private static Map<String, Object> fields(Article article) {
        return Map.of(
                "id", article.id(),
                "title", article.title(),
                "text", article.text(),
                "language", article.language().code(),
                "score", article.score());
    }

    /**
     * Tells a dialogue everything that stands in a log.
     *
     * @param lines as {@link #write} wrote them, of a call of the same configuration and first language
     * @return what the dialogue decided, in order
     * @throws IllegalArgumentException if a line is none, or names a request that the dialogue did not make
     */
    public static List<DialogueAction> replay(List<String> lines, Dialogue dialogue) {
        List<DialogueAction> decided = new ArrayList<>();
        Map<String, Tool.Request> requests = new HashMap<>();
        for (String text : lines) {
            JsonNode line = parse(text);
            ZonedDateTime at = ZonedDateTime.parse(line.path("at").asText());
            for (DialogueAction action : dialogue.on(input(line, requests), at)) {
                if (action instanceof DialogueAction.CallTool(Tool.Request request)) {
                    requests.put(request.id(), request);
                }
                decided.add(action);
            }
        }
        return List.copyOf(decided);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a line of a call log must be JSON", e);
        }
    }

    private static DialogueInput input(JsonNode line, Map<String, Tool.Request> requests) {
        String kind = line.path("input").asText();
        return switch (kind) {
            case "started" -> new DialogueInput.Started();
            case "resumed" -> new DialogueInput.Resumed();
            case "no_input" -> new DialogueInput.NoInput();
            case "no_match" -> new DialogueInput.NoMatch();
            case "interrupted" ->
                new DialogueInput.Interrupted(line.path("heard").asText());
            case "caller_said" ->
                new DialogueInput.CallerSaid(new Transcript(line.path("text").asText(), language(line), 1));
            case "tool_finished" -> toolFinished(line, requests);
            case "knowledge_found" -> knowledge(line);
            default -> throw new IllegalArgumentException("unknown input in a call log: " + kind);
        };
    }

    private static DialogueInput toolFinished(JsonNode line, Map<String, Tool.Request> requests) {
        String id = line.path("request").asText();
        Tool.Request request = requests.get(id);
        if (request == null) {
            throw new IllegalArgumentException("the dialogue made no request " + id);
        }
        Map<String, Object> result = JSON.convertValue(line.path("result"), MAP);
        return new DialogueInput.ToolFinished(
                new Tool.Outcome(request, line.path("ok").asBoolean(), result));
    }

    private static DialogueInput knowledge(JsonNode line) {
        List<Article> articles = new ArrayList<>();
        for (JsonNode article : line.path("articles")) {
            articles.add(new Article(
                    article.path("id").asText(),
                    article.path("title").asText(),
                    article.path("text").asText(),
                    language(article),
                    article.path("score").asDouble()));
        }
        return new DialogueInput.KnowledgeFound(line.path("query").asText(), List.copyOf(articles));
    }

    private static Language language(JsonNode line) {
        return Language.of(line.path("language").asText()).orElse(Language.HINDI);
    }
}
