package dev.kanak.agent.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as lines of JSON: a heading, then each input with its time and what was decided on it; read back, the inputs drive a
 * dialogue to the same decisions.
 */
public final class CallLog {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private static final int VERSION = 1;

    private CallLog() {}

    /**
     * What a dialogue was opened with.
     *
     * @param language that the caller chose
     * @param callerNumber that the line gave
     */
    public record Heading(Optional<Language> language, Optional<String> callerNumber) {}

    /** The first line of a log. */
    public static String write(Heading heading) {
        return JSON.createObjectNode()
                .put("log", "kanak-call")
                .put("version", VERSION)
                .put("first_language", heading.language().map(Language::code).orElse(null))
                .put("caller_number", heading.callerNumber().orElse(null))
                .toString();
    }

    /**
     * The heading of a log.
     *
     * @throws IllegalArgumentException if the lines do not begin with a heading of this version
     */
    public static Heading heading(List<String> lines) {
        JsonNode line = parse(lines.isEmpty() ? "" : lines.getFirst());
        if (line.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("a call log must begin with a heading of version " + VERSION);
        }
        return new Heading(
                Language.of(line.path("first_language").asText("")),
                Optional.ofNullable(line.path("caller_number").textValue()));
    }

    /** The line of what was decided on an input. */
    public static String decided(List<DialogueAction> actions) {
        ObjectNode line = JSON.createObjectNode();
        line.set(
                "decided",
                JSON.valueToTree(actions.stream().map(CallLog::fields).toList()));
        return line.toString();
    }

    private static Map<String, @Nullable Object> fields(DialogueAction action) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        switch (action) {
            case DialogueAction.Say say -> {
                fields.put("say", say.text());
                fields.put("language", say.language().code());
                fields.put("asked_slot", say.askedSlot().orElse(null));
                fields.put("rate", say.rate());
            }
            case DialogueAction.CallTool(Tool.Request request) -> {
                fields.put("call_tool", request.name());
                fields.put("request", request.id());
                fields.put("arguments", request.arguments());
            }
            case DialogueAction.FindKnowledge(String query, Language language) -> {
                fields.put("find_knowledge", query);
                fields.put("language", language.code());
            }
            case DialogueAction.ChangeState(String from, String to, Map<String, Object> slots) -> {
                fields.put("from", from);
                fields.put("to", to);
                fields.put("slots", slots);
            }
            case DialogueAction.Withheld(String rule) -> fields.put("withheld", rule);
            case DialogueAction.EndCall(String reason) -> fields.put("end_call", reason);
        }
        return fields;
    }

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
            case DialogueInput.CallerSaid(Transcript said) -> put(said, line.put("input", "caller_said"));
            case DialogueInput.HeardInPart(Transcript heard, String sure) ->
                put(heard, line.put("input", "heard_in_part").put("sure", sure));
            case DialogueInput.WentOn(Transcript whole) -> put(whole, line.put("input", "went_on"));
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

    private static void put(Transcript said, ObjectNode line) {
        line.put("text", said.text()).put("language", said.language().code()).put("confidence", said.confidence());
    }

    private static Map<String, Object> fields(Article article) {
        return Map.of(
                "id", article.id(),
                "title", article.title(),
                "text", article.text(),
                "language", article.language().code(),
                "score", article.score(),
                "answer", article.answer());
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
            if (!line.has("input")) {
                continue;
            }
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

    /**
     * A place where a dialogue decides otherwise than its log says.
     *
     * @param line of the log, from 1
     * @param logged what was decided then, as JSON; empty if the log ends before
     * @param now what is decided now
     */
    public record Difference(int line, String logged, String now) {}

    /**
     * Makes the decisions of a log again and compares.
     *
     * @param dialogue new, of the log's first language
     * @return the first difference; empty if every decision is the same, byte for byte
     * @throws IllegalArgumentException if a line is none, or names a request that the dialogue did not make
     */
    public static Optional<Difference> compare(List<String> lines, Dialogue dialogue) {
        var heard = new ArrayList<String>();
        Dialogue logged = new LoggedDialogue(dialogue, heard::add);
        Map<String, Tool.Request> requests = new HashMap<>();
        for (int at = 0; at < lines.size(); at++) {
            JsonNode line = parse(lines.get(at));
            if (line.has("input")) {
                ZonedDateTime wallTime = ZonedDateTime.parse(line.path("at").asText());
                for (DialogueAction action : logged.on(input(line, requests), wallTime)) {
                    if (action instanceof DialogueAction.CallTool(Tool.Request request)) {
                        requests.put(request.id(), request);
                    }
                }
                String before = at + 1 < lines.size() ? lines.get(at + 1) : "";
                if (!heard.getLast().equals(before)) {
                    return Optional.of(new Difference(at + 2, before, heard.getLast()));
                }
            }
        }
        return Optional.empty();
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
            case "caller_said" -> new DialogueInput.CallerSaid(transcript(line));
            case "heard_in_part" ->
                new DialogueInput.HeardInPart(
                        transcript(line), line.path("sure").asText());
            case "went_on" -> new DialogueInput.WentOn(transcript(line));
            case "tool_finished" -> toolFinished(line, requests);
            case "knowledge_found" -> knowledge(line);
            default -> throw new IllegalArgumentException("unknown input in a call log: " + kind);
        };
    }

    private static Transcript transcript(JsonNode line) {
        return new Transcript(
                line.path("text").asText(),
                language(line),
                line.path("confidence").asDouble(1));
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
                    article.path("score").asDouble(),
                    article.path("answer").asText()));
        }
        return new DialogueInput.KnowledgeFound(line.path("query").asText(), List.copyOf(articles));
    }

    private static Language language(JsonNode line) {
        return Language.of(line.path("language").asText()).orElse(Language.HINDI);
    }
}
