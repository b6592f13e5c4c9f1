package dev.kanak.server.gateway;

import dev.kanak.server.chats.ChatsConfig;
import dev.kanak.server.health.Readiness;
import dev.kanak.server.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP edge: signalling, events, chats, health, metrics and the call page.
 *
 * <p>It may listen before the engines are loaded; until {@link #serve} calls and chats are answered 503. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    /** Under which it is ready once it takes calls and chats. */
    private static final String COMPONENT = "gateway";

    private static final String CALLS = "/v1/calls";
    private static final String CALL = "/v1/calls/:id";
    private static final String EVENTS = "/v1/calls/:id/events";
    private static final String CHATS = "/v1/chats";
    private static final String MESSAGES = "/v1/chats/:id/messages";

    private final Vertx vertx;
    private final GatewayConfig config;
    private final Metrics metrics;
    private final Readiness readiness;
    private final Access access;
    private final Cors cors;
    private final Offload offload;
    private final ConnectionDeadlines deadlines;
    private final StaticFiles files = new StaticFiles();
    private final CallRoutes calls;
    private final ChatRoutes chats;
    private final McpRoute mcp;
    private final OutboundRoutes outbound;
    private final TestRoutes tests;
    private volatile @Nullable Services services;

    public Gateway(Vertx vertx, GatewayConfig config, ChatsConfig chatsConfig, Readiness readiness, Metrics metrics) {
        this.vertx = vertx;
        this.config = config;
        this.metrics = metrics;
        this.readiness = readiness;
        readiness.set(COMPONENT, Readiness.State.STARTING);
        access = new Access(config);
        cors = new Cors(access);
        offload = new Offload(vertx);
        deadlines = new ConnectionDeadlines(vertx, config.headerTimeout(), config.keepAliveTimeout());
        calls = new CallRoutes(vertx, config, access, offload);
        chats = new ChatRoutes(vertx, config, chatsConfig, access, offload);
        mcp = new McpRoute(vertx, config, offload);
        var requests = new JsonRequests(vertx, config, access);
        outbound = new OutboundRoutes(requests, offload, config.testEndpoints());
        tests = new TestRoutes(requests, offload);
    }

    /** Begins to serve calls and chats. */
    public void serve(Services loaded) {
        services = loaded;
        readiness.set(COMPONENT, Readiness.State.READY);
    }

    /** Listens on the configured address and port. */
    public Future<HttpServer> listen() {
        return vertx.createHttpServer(options())
                .connectionHandler(deadlines::opened)
                .invalidRequestHandler(this::invalid)
                .requestHandler(router())
                .listen(config.port(), config.bindAddress());
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setMaxInitialLineLength(4_096)
                .setMaxHeaderSize(8_192)
                .setDecompressionSupported(false)
                .setCompressionSupported(false)
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(config.events().frameLimitBytes())
                .setMaxWebSocketMessageSize(config.events().frameLimitBytes())
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(5)
                .setTcpNoDelay(true);
    }

    private Router router() {
        var router = Router.router(vertx);
        router.route().handler(this::begin).failureHandler(this::fail);
        resource(
                router,
                CALLS,
                Map.of(HttpMethod.POST, serving((context, ready) -> calls.open(context, ready.calls()))));
        resource(
                router,
                CALL,
                Map.of(HttpMethod.DELETE, serving((context, ready) -> calls.hangUp(context, ready.calls()))));
        resource(
                router,
                EVENTS,
                Map.of(HttpMethod.GET, serving((context, ready) -> calls.events(context, ready.calls()))));
        resource(
                router,
                CHATS,
                Map.of(HttpMethod.POST, serving((context, ready) -> chats.open(context, ready.chats()))));
        resource(
                router,
                MESSAGES,
                Map.of(HttpMethod.POST, serving((context, ready) -> chats.message(context, ready.chats()))));
        resource(router, "/mcp", Map.of(HttpMethod.POST, serving((context, ready) -> mcp.post(context, ready.mcp()))));
        resource(
                router,
                "/v1/outbound/checks",
                Map.of(HttpMethod.POST, serving((context, ready) -> outbound.check(context, ready.outbound()))));
        if (config.testEndpoints()) {
            testRoutes(router);
        }
        var operations = new OperationsRoutes(access, readiness, metrics);
        readable(router, "/health/live", operations::live);
        readable(router, "/health/ready", operations::ready);
        readable(router, "/metrics", operations::metrics);
        files.paths().forEach(path -> readable(router, path, context -> files.send(context, path)));
        router.route().last().handler(_ -> {
            throw ApiException.notFound("resource");
        });
        for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
            router.errorHandler(status, this::fail);
        }
        return router;
    }

    private void testRoutes(Router router) {
        resource(
                router,
                "/v1/test/understand",
                Map.of(HttpMethod.POST, serving((context, ready) -> tests.understand(context, ready.understanding()))));
        resource(
                router,
                "/v1/test/verbalise",
                Map.of(HttpMethod.POST, serving((context, _) -> tests.verbalise(context))));
        resource(
                router,
                "/v1/test/end-of-turn",
                Map.of(HttpMethod.POST, serving((context, ready) -> tests.endOfTurn(context, ready.endOfTurn()))));
    }

    private void readable(Router router, String path, Handler<RoutingContext> handler) {
        resource(router, path, Map.of(HttpMethod.GET, handler, HttpMethod.HEAD, handler));
    }

    /** One path and the methods it knows; others are answered 405 with what it knows. */
    private void resource(Router router, String path, Map<HttpMethod, Handler<RoutingContext>> methods) {
        var known = new TreeSet<>(Comparator.comparing(HttpMethod::name));
        known.addAll(methods.keySet());
        known.add(HttpMethod.OPTIONS);
        router.route(path).handler(context -> {
            Exchange.route(context, path);
            var handler = methods.get(context.request().method());
            if (context.request().method().equals(HttpMethod.OPTIONS)) {
                cors.options(context, known);
            } else if (handler == null) {
                throw new ApiException(405, "method_not_allowed", "The resource does not know this method.")
                        .header("Allow", Cors.names(known));
            } else {
                handler.handle(context);
            }
        });
    }

    private Handler<RoutingContext> serving(BiConsumer<RoutingContext, Services> handler) {
        return context -> {
            Services ready = services;
            if (ready == null) {
                throw ApiException.unavailable("not_ready", "The server is starting.");
            }
            handler.accept(context, ready);
        };
    }

    private void begin(RoutingContext context) {
        var request = context.request();
        deadlines.arrived(request.connection());
        Exchange.begin(context);
        cors.expose(context);
        long began = System.nanoTime();
        context.addEndHandler(_ -> {
            if (!Exchange.isUpgraded(context)) {
                deadlines.answered(request.connection());
            }
            metrics.request(
                    knownMethod(request.method()),
                    Exchange.route(context),
                    context.response().getStatusCode(),
                    Duration.ofNanos(System.nanoTime() - began));
        });
        refuseBadPath(context);
        access.refuseForeignNames(request);
        access.refuseForeignPages(request);
        context.next();
    }

    private static void refuseBadPath(RoutingContext context) {
        try {
            context.normalizedPath();
        } catch (IllegalArgumentException _) {
            throw ApiException.badRequest("bad_request", "The path is not valid.");
        }
    }

    private static String knownMethod(HttpMethod method) {
        return HttpMethod.values().contains(method) ? method.name() : "OTHER";
    }

    private void fail(RoutingContext context) {
        Throwable failure = context.failure();
        String id = Exchange.id(context);
        ErrorBody.send(
                vertx, context.request(), failure == null ? plain(context.statusCode()) : Failures.of(failure, id), id);
    }

    private static ApiException plain(int status) {
        return switch (status) {
            case 404 -> ApiException.notFound("resource");
            case 405 -> new ApiException(405, "method_not_allowed", "The resource does not know this method.");
            case 413 -> new ApiException(413, "body_too_large", "The body is larger than allowed.");
            default ->
                status >= 400 && status < 500
                        ? new ApiException(status, "bad_request", "The request is not valid.")
                        : new ApiException(500, "internal", "The request failed on our side.");
        };
    }

    /** A request that is not HTTP, or whose first line or header is too long. */
    private void invalid(HttpServerRequest request) {
        String id = Exchange.requestId(request);
        Exchange.protect(request, id);
        String cause = String.valueOf(request.decoderResult().cause());
        ApiException error = cause.contains("TooLongHttpLine")
                ? new ApiException(414, "uri_too_long", "The request line is too long.")
                : cause.contains("TooLongHttpHeader")
                        ? new ApiException(431, "header_too_large", "The header is too large.")
                        : ApiException.badRequest("bad_request", "The request is not valid HTTP.");
        ErrorBody.send(vertx, request, error, id);
    }

    @Override
    public void close() {
        offload.close();
    }
}
