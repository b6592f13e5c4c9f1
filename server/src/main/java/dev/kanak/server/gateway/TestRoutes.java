package dev.kanak.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.pipeline.turn.EndOfTurn;
import dev.kanak.pipeline.turn.TurnSoFar;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Single parts of the agent, for tests; served only where test endpoints are on. Event loop only; answers are worked out on
 * virtual threads.
 */
final class TestRoutes {

    private static final int TEXT_LIMIT_CHARS = 1_000;
    private static final int SLOT_LIMIT_CHARS = 64;

    private final GatewayConfig config;
    private final Access access;
    private final Offload offload;
    private final RequestBody bodies;

    TestRoutes(Vertx vertx, GatewayConfig config, Access access, Offload offload) {
        this.config = config;
        this.access = access;
        this.offload = offload;
        bodies = new RequestBody(vertx, config.bodyTimeout());
    }

    /** {@code POST /v1/test/end-of-turn}: how likely it is that a text is a whole turn. */
    void endOfTurn(RoutingContext context, EndOfTurn endOfTurn) {
        body(context)
                .map(TestRoutes::turn)
                .compose(turn -> offload.run(() -> endOfTurn.probabilityComplete(turn)))
                .onSuccess(probability -> answer(context, Map.of("probability", probability)))
                .onFailure(context::fail);
    }

    private static TurnSoFar turn(JsonNode json) {
        ChatRequests.refuseOthers(json, List.of("text", "language", "asked_slot"));
        String text = text(json, "text", TEXT_LIMIT_CHARS).orElseThrow(() -> invalid("text", "text is needed."));
        return TurnSoFar.of(text, new RecognitionContext(text(json, "asked_slot", SLOT_LIMIT_CHARS), language(json)));
    }

    /** The body as an object; fails with an {@link ApiException} (400, 401, 408, 413, 415). */
    private Future<JsonNode> body(RoutingContext context) {
        access.requireKey(context.request());
        ContentType.require(context.request(), "application/json");
        return bodies.read(context.request(), config.jsonLimitBytes())
                .map(Json::utf8)
                .map(ChatRequests::object);
    }

    /** The field {@code language} as a code or tag; empty if it is missing or null. */
    private static Optional<Language> language(JsonNode json) {
        return text(json, "language", SLOT_LIMIT_CHARS)
                .map(code -> Language.of(code)
                        .orElseThrow(
                                () -> invalid("language", "language must be \"hi\", \"hinglish\", \"en\" or null.")));
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

    private static void answer(RoutingContext context, Map<String, ?> fields) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .end(Json.write(fields));
    }

    private static ApiException invalid(String field, String message) {
        return ApiException.badRequest("invalid_field", message).with(Map.of("field", field));
    }
}
