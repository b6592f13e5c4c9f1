package dev.kanak.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.slot.Asked;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Verbaliser;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the agent understands of a text and how it would say one, for tests; served only where test endpoints are on. Event
 * loop only; answers are worked out on virtual threads.
 */
final class UnderstandingRoutes {

    private static final int TEXT_LIMIT_CHARS = 1_000;
    private static final int SPOKEN_LIMIT_CHARS = 10_000;
    private static final int NAME_LIMIT_CHARS = 64;
    private static final int CONTEXT_LIMIT = 64;
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final GatewayConfig config;
    private final Access access;
    private final Offload offload;
    private final RequestBody bodies;

    UnderstandingRoutes(Vertx vertx, GatewayConfig config, Access access, Offload offload) {
        this.config = config;
        this.access = access;
        this.offload = offload;
        bodies = new RequestBody(vertx, config.bodyTimeout());
    }

    /** {@code POST /v1/test/understand}: intent, slots and language of a text. */
    void understand(RoutingContext context, Understanding understanding) {
        body(context)
                .map(UnderstandingRoutes::question)
                .compose(question -> offload.run(() -> question.answer(understanding)))
                .onSuccess(fields -> answer(context, fields))
                .onFailure(context::fail);
    }

    /** {@code POST /v1/test/verbalise}: a text as a voice says it. */
    void verbalise(RoutingContext context) {
        body(context)
                .map(UnderstandingRoutes::speech)
                .compose(speech ->
                        offload.run(() -> Map.of("spoken", Verbaliser.verbalise(speech.text(), speech.language()))))
                .onSuccess(fields -> answer(context, fields))
                .onFailure(context::fail);
    }

    private record Question(String text, Asked asked, Optional<Language> language) {

        Map<String, @Nullable Object> answer(Understanding understanding) {
            var understood = understanding.understand(text, asked);
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("intent", understood.intent().orElse(null));
            fields.put("slots", understood.slots());
            fields.put(
                    "language",
                    understood.language().or(() -> language).map(Language::code).orElse(null));
            return fields;
        }
    }

    private record Speech(String text, Language language) {}

    private static Question question(JsonNode json) {
        ChatRequests.refuseOthers(json, List.of("text", "asked_slot", "language", "now", "context"));
        String text = text(json, "text", TEXT_LIMIT_CHARS).orElseThrow(() -> invalid("text", "text is needed."));
        LocalDateTime now = text(json, "now", NAME_LIMIT_CHARS)
                .map(time ->
                        TestOptions.time(time, "now").atZoneSameInstant(INDIA).toLocalDateTime())
                .orElseGet(() -> LocalDateTime.now(INDIA));
        Asked asked = new Asked(
                text(json, "asked_slot", NAME_LIMIT_CHARS).filter(slot -> !slot.isEmpty()),
                known(json.path("context")),
                now);
        return new Question(text, asked, language(json));
    }

    private static Speech speech(JsonNode json) {
        ChatRequests.refuseOthers(json, List.of("text", "language"));
        String text = text(json, "text", SPOKEN_LIMIT_CHARS).orElseThrow(() -> invalid("text", "text is needed."));
        return new Speech(
                text, language(json).orElseThrow(() -> invalid("language", "language must be hi, hinglish or en.")));
    }

    /** Slots that are filled already, by name. */
    private static Map<String, Object> known(JsonNode context) {
        if (context.isMissingNode() || context.isNull()) {
            return Map.of();
        }
        if (!context.isObject() || context.size() > CONTEXT_LIMIT) {
            throw invalid("context", "context must be an object of at most " + CONTEXT_LIMIT + " slots.");
        }
        var known = new LinkedHashMap<String, Object>();
        for (var entry : context.properties()) {
            JsonNode value = entry.getValue();
            if (value.isNumber()) {
                known.put(entry.getKey(), value.decimalValue());
            } else if (value.isBoolean()) {
                known.put(entry.getKey(), value.booleanValue());
            } else if (value.isTextual()) {
                known.put(entry.getKey(), value.textValue());
            }
        }
        return known;
    }

    /** The body as an object; fails with an {@link ApiException} (400, 401, 408, 413, 415). */
    private Future<JsonNode> body(RoutingContext context) {
        access.requireKey(context.request());
        ContentType.require(context.request(), "application/json");
        return bodies.read(context.request(), config.jsonLimitBytes())
                .map(Json::utf8)
                .map(ChatRequests::object);
    }

    private static Optional<Language> language(JsonNode json) {
        return text(json, "language", NAME_LIMIT_CHARS)
                .map(code -> Language.of(code)
                        .orElseThrow(() -> invalid("language", "language must be hi, hinglish or en.")));
    }

    /** A text field; empty if it is missing or null. */
    private static Optional<String> text(JsonNode json, String field, int limitChars) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > limitChars) {
            throw invalid(field, field + " must be a text of at most " + limitChars + " characters.");
        }
        return Optional.of(value.textValue());
    }

    private static void answer(RoutingContext context, Map<String, ? extends @Nullable Object> fields) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .end(Json.write(fields));
    }

    private static ApiException invalid(String field, String message) {
        return ApiException.badRequest("invalid_field", message).with(Map.of("field", field));
    }
}
