package dev.kanak.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;

/** The media type of a request's body. */
final class ContentType {

    private ContentType() {}

    /**
     * Refuses a body of another type; parameters such as {@code charset} do not matter.
     *
     * @throws ApiException (415)
     */
    static void require(HttpServerRequest request, String expected) {
        String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals(expected)) {
            throw new ApiException(415, "unsupported_media_type", "The body must be " + expected + ".")
                    .with(Map.of("expected", expected));
        }
    }
}
