package dev.kanak.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;

/** Reads a request's body within a size and a time. */
final class RequestBody {

    private final Vertx vertx;
    private final Duration timeout;

    /** Every body must have arrived whole within {@code timeout}, however steadily it trickles. */
    RequestBody(Vertx vertx, Duration timeout) {
        this.vertx = vertx;
        this.timeout = timeout;
    }

    /** The whole body; fails with an {@link ApiException} (413, 408). */
    Future<Buffer> read(HttpServerRequest request, int limitBytes) {
        if (declaredLength(request) > limitBytes) {
            return Future.failedFuture(tooLarge(limitBytes));
        }
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limitBytes) {
                whole.tryFail(tooLarge(limitBytes));
            } else if (!whole.future().isComplete()) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(_ -> whole.tryComplete(body));
        request.exceptionHandler(_ -> whole.tryFail(ApiException.badRequest("body_cut", "The body broke off.")));
        long timer = vertx.setTimer(
                timeout.toMillis(),
                _ -> whole.tryFail(new ApiException(408, "body_timeout", "The body did not arrive in time.")
                        .with(Map.of("limit_ms", timeout.toMillis()))));
        return whole.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static ApiException tooLarge(int limitBytes) {
        return new ApiException(413, "body_too_large", "The body is larger than allowed.")
                .with(Map.of("limit_bytes", limitBytes));
    }
}
