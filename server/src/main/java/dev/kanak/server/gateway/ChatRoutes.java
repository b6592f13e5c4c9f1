package dev.kanak.server.gateway;

import dev.kanak.core.port.Tool;
import dev.kanak.server.chats.ChatReply;
import dev.kanak.server.chats.ChatService;
import dev.kanak.server.chats.ChatsConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversation in text. Event loop only; answers are worked out on virtual threads. */
final class ChatRoutes {

    private final Access access;
    private final GatewayConfig config;
    private final RequestBody bodies;
    private final Offload offload;
    private final ChatRequests requests;

    ChatRoutes(Vertx vertx, GatewayConfig config, ChatsConfig chats, Access access, Offload offload) {
        this.config = config;
        this.access = access;
        this.offload = offload;
        bodies = new RequestBody(vertx, config.bodyTimeout());
        requests = new ChatRequests(chats.messageLimitChars(), config.testEndpoints());
    }

    /** {@code POST /v1/chats}. */
    void open(RoutingContext context, ChatService chats) {
        body(context)
                .map(requests::options)
                .compose(options -> offload.run(() -> chats.open(options)))
                .onSuccess(opened -> context.response()
                        .setStatusCode(201)
                        .putHeader(HttpHeaders.LOCATION, "/v1/chats/" + opened.id())
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                        .end(Json.write(json(Optional.of(opened.id()), opened.reply()))))
                .onFailure(context::fail);
    }

    /** {@code POST /v1/chats/{id}/messages}. */
    void message(RoutingContext context, ChatService chats) {
        String id = Exchange.pathId(context);
        body(context)
                .map(requests::message)
                .compose(input -> offload.run(() -> chats.answer(id, input)))
                .onSuccess(reply -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                        .end(Json.write(json(Optional.empty(), reply))))
                .onFailure(context::fail);
    }

    private Future<String> body(RoutingContext context) {
        access.requireKey(context.request());
        ContentType.require(context.request(), "application/json");
        return bodies.read(context.request(), config.jsonLimitBytes()).map(Json::utf8);
    }

    private static Map<String, @Nullable Object> json(Optional<String> id, ChatReply reply) {
        var view = reply.view();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        id.ifPresent(text -> fields.put("id", text));
        fields.put("reply", reply.text());
        fields.put("language", view.language().code());
        fields.put("state", view.state());
        fields.put("asked_slot", view.askedSlot().orElse(null));
        fields.put("slots", view.slots());
        fields.put(
                "tool_calls", reply.toolCalls().stream().map(ChatRoutes::json).toList());
        fields.put("articles", reply.articles());
        return fields;
    }

    private static Map<String, Object> json(Tool.Outcome outcome) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", outcome.request().name());
        fields.put("arguments", outcome.request().arguments());
        fields.put("ok", outcome.ok());
        fields.put("result", outcome.result());
        return fields;
    }
}
