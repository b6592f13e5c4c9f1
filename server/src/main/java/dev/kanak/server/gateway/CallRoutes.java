package dev.kanak.server.gateway;

import dev.kanak.core.speech.Language;
import dev.kanak.server.calls.Call;
import dev.kanak.server.calls.CallService;
import dev.kanak.server.talk.TalkOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Signalling in the manner of WHIP (RFC 9725) without trickle, and the events socket of a call. Event loop only. */
final class CallRoutes {

    private static final String SDP = "application/sdp";

    private final Vertx vertx;
    private final GatewayConfig config;
    private final Access access;
    private final RequestBody bodies;
    private final Offload offload;
    private final TestOptions testOptions;
    private final Map<String, Integer> sockets = new ConcurrentHashMap<>();

    CallRoutes(Vertx vertx, GatewayConfig config, Access access, Offload offload) {
        this.vertx = vertx;
        this.config = config;
        this.access = access;
        this.offload = offload;
        bodies = new RequestBody(vertx, config.bodyTimeout());
        testOptions = new TestOptions(config.testEndpoints());
    }

    /** {@code POST /v1/calls}. */
    void open(RoutingContext context, CallService calls) {
        var request = context.request();
        access.requireKey(request);
        ContentType.require(request, SDP);
        TalkOptions options = testOptions.fromHeaders(request, chosenLanguage(request));
        bodies.read(request, config.offerLimitBytes())
                .map(Json::utf8)
                .map(CallRoutes::notEmpty)
                .compose(offer -> offload.run(() -> calls.open(offer, options)))
                .onSuccess(opened -> context.response()
                        .setStatusCode(201)
                        .putHeader(
                                HttpHeaders.LOCATION,
                                "/v1/calls/" + opened.call().id())
                        .putHeader("Kanak-Call-Token", opened.call().token())
                        .putHeader(HttpHeaders.CONTENT_TYPE, SDP)
                        .end(opened.answerSdp()))
                .onFailure(context::fail);
    }

    private static String notEmpty(String offer) {
        if (offer.isBlank()) {
            throw ApiException.badRequest("empty_body", "The body is empty; it must be an SDP offer.");
        }
        return offer;
    }

    /** The one language a caller asks for; a browser's list of its user's languages is no choice. */
    private static Optional<Language> chosenLanguage(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return header == null || header.contains(",") ? Optional.empty() : Language.of(header);
    }

    /** {@code DELETE /v1/calls/{id}}. */
    void hangUp(RoutingContext context, CallService calls) {
        Call call = find(context, calls);
        requireKeyOrToken(context.request(), call, context.request().getHeader("Kanak-Call-Token"));
        if (!calls.hangUp(call.id())) {
            throw ApiException.notFound("call");
        }
        context.response().setStatusCode(204).end();
    }

    /** {@code GET /v1/calls/{id}/events}. */
    void events(RoutingContext context, CallService calls) {
        Call call = find(context, calls);
        var request = context.request();
        requireKeyOrToken(request, call, request.getParam("token"));
        Handshake.require(request);
        if (sockets.merge(call.id(), 1, Integer::sum) > config.events().socketsPerCall()) {
            released(call);
            throw new ApiException(429, "too_many_sockets", "Enough sockets watch this call already.");
        }
        Exchange.upgraded(context);
        request.toWebSocket()
                .onSuccess(socket -> EventsSocket.open(vertx, socket, call, config.events(), () -> released(call)))
                .onFailure(failure -> {
                    released(call);
                    context.fail(ApiException.badRequest("bad_handshake", "The WebSocket handshake is not valid."));
                });
    }

    private void released(Call call) {
        sockets.computeIfPresent(call.id(), (_, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }

    private static Call find(RoutingContext context, CallService calls) {
        return calls.find(Exchange.pathId(context)).orElseThrow(() -> ApiException.notFound("call"));
    }

    /** A key or the call's token; with no key configured, a caller on this machine may leave both out. */
    private void requireKeyOrToken(HttpServerRequest request, Call call, @Nullable String token) {
        boolean allowed = token != null
                ? call.accepts(token, Instant.now())
                : access.bearsKey(request) || (!access.keysConfigured() && isLocal(request));
        if (!allowed) {
            throw Access.unauthorised();
        }
    }

    private static boolean isLocal(HttpServerRequest request) {
        var address = request.remoteAddress();
        try {
            return address != null
                    && address.hostAddress() != null
                    && InetAddress.getByName(address.hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
