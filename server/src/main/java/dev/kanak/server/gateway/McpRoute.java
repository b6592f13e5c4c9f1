package dev.kanak.server.gateway;

import dev.kanak.server.config.Secret;
import dev.kanak.server.gateway.Services.McpService;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tools over MCP: streamable HTTP without sessions, each message answered by itself. Event loop only; tools run on
 * virtual threads.
 */
final class McpRoute {

    private static final String BEARER = "bearer ";

    private final GatewayConfig config;
    private final RequestBody bodies;
    private final Offload offload;

    McpRoute(Vertx vertx, GatewayConfig config, Offload offload) {
        this.config = config;
        this.offload = offload;
        bodies = new RequestBody(vertx, config.bodyTimeout());
    }

    /** {@code POST /mcp}. */
    void post(RoutingContext context, Optional<McpService> served) {
        McpService mcp = served.orElseThrow(() -> ApiException.notFound("resource"));
        String client = client(context.request(), mcp.keys());
        ContentType.require(context.request(), "application/json");
        bodies.read(context.request(), config.jsonLimitBytes())
                .map(Json::utf8)
                .compose(body -> offload.run(() -> mcp.endpoint().post(client, body)))
                .onSuccess(answer -> {
                    var response = context.response().setStatusCode(answer.status());
                    if (answer.body().isEmpty()) {
                        response.end();
                    } else {
                        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .end(answer.body());
                    }
                })
                .onFailure(context::fail);
    }

    /** A name of the agent that bears a key: a digest of it. */
    private static String client(HttpServerRequest request, List<Secret> keys) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw Access.unauthorised();
        }
        byte[] given = header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (Secret key : keys) {
            found |= MessageDigest.isEqual(given, key.value().getBytes(StandardCharsets.UTF_8));
        }
        if (!found) {
            throw Access.unauthorised();
        }
        return Digests.shortSha256(given);
    }
}
