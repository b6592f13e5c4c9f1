package dev.kanak.server.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes {@code {"error":{"code","message","request_id","timestamp","details"}}}. */
final class ErrorBody {

    /** Time a connection stays open after an early answer, so that the answer is not lost while the body still comes. */
    private static final long LINGER_MS = 1_000;

    private ErrorBody() {}

    /** The body as JSON. */
    static String json(ApiException error, String requestId, Instant now) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("code", error.code());
        fields.put("message", error.getMessage());
        fields.put("request_id", requestId);
        fields.put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("details", error.details());
        return Json.write(Map.of("error", fields));
    }

    /**
     * Answers with an error. If the request's body has not fully arrived, what is left of it is thrown away and the
     * connection closed.
     */
    static void send(Vertx vertx, HttpServerRequest request, ApiException error, String requestId) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        boolean early = !request.isEnded();
        response.setStatusCode(error.status());
        error.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
        if (early) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
            request.handler(_ -> {});
            request.resume();
            vertx.setTimer(LINGER_MS, _ -> request.connection().close());
        }
        response.end(json(error, requestId, Instant.now()));
    }
}
