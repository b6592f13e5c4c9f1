package dev.kanak.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import java.util.stream.Stream;

/** The opening handshake of a WebSocket (RFC 6455 section 4.2.1), checked while an error can still be answered. */
final class Handshake {

    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String SPOKEN = "13";
    private static final int KEY_BYTES = 16;

    private Handshake() {}

    /**
     * Refuses a request that opens no WebSocket.
     *
     * @throws ApiException (400, 426)
     */
    static void require(HttpServerRequest request) {
        if (!names(request, HttpHeaders.UPGRADE, "websocket")) {
            throw new ApiException(426, "upgrade_required", "This is a WebSocket.").header("Upgrade", "websocket");
        }
        if (!SPOKEN.equals(request.getHeader(VERSION))) {
            throw new ApiException(426, "version_not_spoken", "The WebSocket's version must be 13.")
                    .header(VERSION, SPOKEN);
        }
        if (!names(request, HttpHeaders.CONNECTION, "upgrade") || !hasKey(request)) {
            throw ApiException.badRequest("bad_handshake", "The WebSocket handshake is not valid.");
        }
    }

    private static boolean names(HttpServerRequest request, CharSequence header, String token) {
        return request.headers().getAll(header).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .anyMatch(value -> value.strip().equalsIgnoreCase(token));
    }

    private static boolean hasKey(HttpServerRequest request) {
        String key = request.getHeader("Sec-WebSocket-Key");
        try {
            return key != null && Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
