package dev.kanak.server.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** What every request and answer carry: a request id, the route's name and the headers that protect the page. */
final class Exchange {

    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ROUTE = "route";
    private static final String UPGRADED = "upgraded";
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private Exchange() {}

    /** Gives the answer its request id (the caller's own if it is harmless) and its security headers. */
    static void begin(RoutingContext context) {
        context.put(REQUEST_ID, requestId(context.request()));
        protect(context.request(), id(context));
    }

    static void protect(HttpServerRequest request, String requestId) {
        request.response()
                .putHeader(REQUEST_ID, requestId)
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Permissions-Policy", "microphone=(self)")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
    }

    static String requestId(HttpServerRequest request) {
        String given = request.getHeader(REQUEST_ID);
        return given != null && SAFE_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    static String id(RoutingContext context) {
        String id = context.get(REQUEST_ID);
        return id == null ? requestId(context.request()) : id;
    }

    /** The path's {@code :id}, as sent. */
    static String pathId(RoutingContext context) {
        String id = context.pathParam("id");
        return id == null ? "" : id;
    }

    static void route(RoutingContext context, String pattern) {
        context.put(ROUTE, pattern);
    }

    /** Marks a request that became a WebSocket: its connection is no longer one of requests. */
    static void upgraded(RoutingContext context) {
        context.put(UPGRADED, true);
    }

    static boolean isUpgraded(RoutingContext context) {
        return context.get(UPGRADED, false);
    }

    /** The pattern of the route that answers; one word for all paths that no route has. */
    static String route(RoutingContext context) {
        return context.get(ROUTE, "none");
    }
}
