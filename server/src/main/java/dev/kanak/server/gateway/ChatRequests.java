package dev.kanak.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.speech.Language;
import dev.kanak.server.chats.ChatInput;
import dev.kanak.server.talk.TalkOptions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the bodies of chats; a field that has no meaning is refused rather than ignored. */
final class ChatRequests {

    private static final int NAME_LIMIT_CHARS = 64;
    private static final List<String> EVENTS = List.of("no_input", "no_match", "barge_in");

    private final int messageLimitChars;
    private final boolean testEndpoints;

    ChatRequests(int messageLimitChars, boolean testEndpoints) {
        this.messageLimitChars = messageLimitChars;
        this.testEndpoints = testEndpoints;
    }

    /**
     * Body of {@code POST /v1/chats}; an empty one chooses nothing.
     *
     * @throws ApiException (400)
     */
    TalkOptions options(String body) {
        JsonNode json = object(body.isBlank() ? "{}" : body);
        var known = new ArrayList<>(List.of("language"));
        if (testEndpoints) {
            known.addAll(List.of("now", "tool_stubs", "caller_number"));
        }
        refuseOthers(json, known);
        return new TalkOptions(
                language(json.path("language")),
                now(json.path("now")),
                stubs(json.path("tool_stubs")),
                Optional.empty(),
                callerNumber(json.path("caller_number")));
    }

    private static Optional<String> callerNumber(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String number = value.asText();
        if (!value.isTextual() || !number.matches("[6-9][0-9]{9}")) {
            throw JsonRequests.invalid("caller_number", "caller_number must be ten digits, the first 6 to 9.");
        }
        return Optional.of(number);
    }

    private static Optional<Language> language(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        for (Language language : Language.values()) {
            if (language.tag().equals(value.textValue())) {
                return Optional.of(language);
            }
        }
        throw JsonRequests.invalid("language", "language must be \"hi-IN\", \"hi-Latn-IN\", \"en-IN\" or null.");
    }

    private static Optional<OffsetDateTime> now(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(TestOptions.time(value.asText(), "now"));
    }

    private static Map<String, String> stubs(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? Map.of() : TestOptions.stubs(value, "tool_stubs");
    }

    /**
     * Body of {@code POST /v1/chats/{id}/messages}.
     *
     * @throws ApiException (400)
     */
    ChatInput message(String body) {
        JsonNode json = object(body);
        refuseOthers(json, List.of("text", "event", "ms"));
        if (!json.has("event")) {
            if (json.has("ms")) {
                throw JsonRequests.invalid("ms", "ms belongs to an event.");
            }
            return new ChatInput.Said(
                    text(json).orElseThrow(() -> JsonRequests.invalid("text", "text or event is needed.")));
        }
        return event(json);
    }

    private ChatInput event(JsonNode json) {
        String event = json.path("event").asText("");
        if (!EVENTS.contains(event)) {
            throw JsonRequests.invalid("event", "event must be one of " + String.join(", ", EVENTS) + ".");
        }
        for (String field : List.of("text", "ms")) {
            if (!event.equals("barge_in") && json.has(field)) {
                throw JsonRequests.invalid(field, field + " goes with barge_in only.");
            }
        }
        Optional<Duration> after = millis(json.path("ms"));
        return switch (event) {
            case "no_input" -> new ChatInput.NoInput();
            case "no_match" -> new ChatInput.NoMatch();
            default -> new ChatInput.BargeIn(after, text(json));
        };
    }

    private static Optional<Duration> millis(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
            throw JsonRequests.invalid("ms", "ms must be a whole number of milliseconds.");
        }
        return Optional.of(Duration.ofMillis(value.intValue()));
    }

    private Optional<String> text(JsonNode json) {
        JsonNode text = json.path("text");
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        if (!text.isTextual() || text.textValue().isBlank()) {
            throw JsonRequests.invalid("text", "text must be a text that is not blank.");
        }
        if (text.textValue().length() > messageLimitChars) {
            throw JsonRequests.invalid("text", "text may have %d characters.".formatted(messageLimitChars));
        }
        return Optional.of(text.textValue().strip());
    }

    /**
     * A body that is an object.
     *
     * @throws ApiException (400) if it is something else
     */
    static JsonNode object(String body) {
        return Json.read(body)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> ApiException.badRequest("invalid_json", "The body is not a JSON object."));
    }

    /** Refuses fields that have no meaning (400). */
    static void refuseOthers(JsonNode json, Collection<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ApiException.badRequest("unknown_field", "The body has a field that has no meaning here.")
                        .with(Map.of("field", shown(name), "known", known));
            }
        });
    }

    private static String shown(String name) {
        return name.length() <= NAME_LIMIT_CHARS ? name : name.substring(0, NAME_LIMIT_CHARS);
    }
}
