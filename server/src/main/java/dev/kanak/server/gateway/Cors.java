package dev.kanak.server.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.stream.Collectors;

/** Cross-origin requests from configured origins (WHATWG Fetch, CORS protocol). */
final class Cors {

    private static final String EXPOSED = "Location, Kanak-Call-Token, X-Request-Id, Retry-After";
    private static final String ACCEPTED =
            "Authorization, Content-Type, Accept-Language, Kanak-Call-Token, Kanak-Resume, Kanak-Test-Now, Kanak-Test-Tool-Stubs, X-Request-Id";

    private final Access access;

    Cors(Access access) {
        this.access = access;
    }

    /** Tells the browser of an allowed origin what its page may read. */
    void expose(RoutingContext context) {
        var response = context.response();
        response.headers().add("Vary", "Origin");
        access.allowedOrigin(context.request())
                .ifPresent(origin -> response.putHeader("Access-Control-Allow-Origin", origin)
                        .putHeader("Access-Control-Expose-Headers", EXPOSED));
    }

    /** Answers {@code OPTIONS}, be it a preflight or not. */
    void options(RoutingContext context, Set<HttpMethod> methods) {
        String allowed = names(methods);
        var response = context.response().setStatusCode(204).putHeader("Allow", allowed);
        if (access.allowedOrigin(context.request()).isPresent()) {
            response.putHeader("Access-Control-Allow-Methods", allowed)
                    .putHeader("Access-Control-Allow-Headers", ACCEPTED)
                    .putHeader("Access-Control-Max-Age", "600");
        }
        response.end();
    }

    static String names(Set<HttpMethod> methods) {
        return methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    }
}
