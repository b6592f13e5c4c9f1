package dev.kanak.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.speech.Language;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests and answers whose bodies are JSON objects, from callers who bear a key. Event loop only. */
final class JsonRequests {

    private final GatewayConfig config;
    private final Access access;
    private final RequestBody bodies;

    JsonRequests(Vertx vertx, GatewayConfig config, Access access) {
        this.config = config;
        this.access = access;
        bodies = new RequestBody(vertx, config.bodyTimeout());
    }

    /** The body as an object; fails with an {@link ApiException} (400, 401, 408, 413, 415). */
    Future<JsonNode> body(RoutingContext context) {
        access.requireKey(context.request());
        ContentType.require(context.request(), "application/json");
        return bodies.read(context.request(), config.jsonLimitBytes())
                .map(Json::utf8)
                .map(ChatRequests::object);
    }

    /** A text field; empty if it is missing or null. */
    static Optional<String> text(JsonNode json, String field, int limitChars) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > limitChars) {
            throw invalid(field, field + " must be a text of at most " + limitChars + " characters.");
        }
        return Optional.of(value.textValue());
    }

    /** The field {@code language} as a code or tag; empty if it is missing or null. */
    static Optional<Language> language(JsonNode json) {
        return text(json, "language", 64)
                .map(code -> Language.of(code)
                        .orElseThrow(() -> invalid("language", "language must be hi, hinglish or en.")));
    }

    /** Answers 200 with an object. */
    static void answer(RoutingContext context, Map<String, ? extends @Nullable Object> fields) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .end(Json.write(fields));
    }

    /** A field that cannot be read (400); the error names it. */
    static ApiException invalid(String field, String message) {
        return ApiException.badRequest("invalid_field", message).with(Map.of("field", field));
    }
}
