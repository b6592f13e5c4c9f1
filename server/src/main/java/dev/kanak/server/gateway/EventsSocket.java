package dev.kanak.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.event.CallEvent;
import dev.kanak.server.calls.Call;
import dev.kanak.server.calls.EventHistory;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One socket that watches a call: everything since the call began, then what happens, until the call is over.
 *
 * <p>It pulls from the call's history as fast as the peer takes, so a slow peer holds nothing but its place. Event loop
 * only.
 */
final class EventsSocket {

    private static final int PAGE = 32;
    private static final short NORMAL = 1000;
    private static final short POLICY = 1008;
    private static final short TOO_BIG = 1009;
    private static final short TRY_AGAIN_LATER = 1013;

    private final Vertx vertx;
    private final Context context;
    private final ServerWebSocket socket;
    private final Call call;
    private final GatewayConfig.Events limits;
    private final Runnable onNews = this::wake;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final long pingTimer;
    private long place;
    private long stallTimer = -1;
    private long second;
    private int messagesThisSecond;
    private Buffer message = Buffer.buffer();
    private boolean binary;

    private EventsSocket(
            Vertx vertx, ServerWebSocket socket, Call call, GatewayConfig.Events limits, Runnable onClosed) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.socket = socket;
        this.call = call;
        this.limits = limits;
        pingTimer = vertx.setPeriodic(limits.pingInterval().toMillis(), _ -> socket.writePing(Buffer.buffer("kanak")));
        socket.closeHandler(_ -> {
            stop();
            onClosed.run();
        });
        socket.exceptionHandler(this::failed);
        socket.drainHandler(_ -> pump());
        socket.frameHandler(this::frame);
    }

    /** Begins on a socket just opened; {@code onClosed} runs once when it has closed. */
    static void open(Vertx vertx, ServerWebSocket socket, Call call, GatewayConfig.Events limits, Runnable onClosed) {
        var events = new EventsSocket(vertx, socket, call, limits, onClosed);
        call.history().watch(events.onNews);
        events.pump();
    }

    private void stop() {
        call.history().unwatch(onNews);
        vertx.cancelTimer(pingTimer);
        vertx.cancelTimer(stallTimer);
    }

    /** Any thread: news came. */
    private void wake() {
        if (awake.compareAndSet(false, true)) {
            context.runOnContext(_ -> {
                awake.set(false);
                pump();
            });
        }
    }

    private void pump() {
        while (!socket.isClosed() && !socket.writeQueueFull()) {
            vertx.cancelTimer(stallTimer);
            stallTimer = -1;
            EventHistory.Page page = call.history().read(place, PAGE);
            if (page.lost()) {
                error("events_lost", "Some of the oldest events are no longer kept.");
            }
            page.events().forEach(event -> socket.writeTextMessage(EventJson.of(event)));
            place = page.next();
            if (page.over()) {
                socket.close(NORMAL, "call ended");
                return;
            }
            if (page.events().isEmpty()) {
                return;
            }
        }
        watchForStall();
    }

    /** Closes the socket if its peer takes nothing for too long. */
    private void watchForStall() {
        if (!socket.isClosed() && socket.writeQueueFull() && stallTimer < 0) {
            stallTimer = vertx.setTimer(
                    limits.stallTimeout().toMillis(), _ -> socket.close(TRY_AGAIN_LATER, "events not taken"));
        }
    }

    /** A frame the decoder refuses, e.g. for its size, is reported here before the connection is closed. */
    private void failed(Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupt && !socket.isClosed()) {
            socket.close((short) corrupt.closeStatus().code(), "frame refused");
        }
    }

    private void frame(WebSocketFrame frame) {
        if (frame.isText() || frame.isBinary()) {
            message = Buffer.buffer();
            binary = frame.isBinary();
        } else if (!frame.isContinuation()) {
            return;
        }
        if (message.length() + frame.binaryData().length() > limits.frameLimitBytes()) {
            socket.close(TOO_BIG, "message too large");
            return;
        }
        message.appendBuffer(frame.binaryData());
        if (frame.isFinal()) {
            received();
        }
    }

    private void received() {
        if (tooMany()) {
            socket.close(POLICY, "too many messages");
            return;
        }
        if (binary) {
            error("text_only", "Messages are JSON texts.");
            return;
        }
        Optional<String> said = typed(message.toString());
        if (said.isPresent() && call.ended()) {
            error("call_ended", "The call is over.");
        } else {
            said.ifPresent(call::say);
        }
    }

    private boolean tooMany() {
        long now = System.nanoTime() / 1_000_000_000L;
        if (now != second) {
            second = now;
            messagesThisSecond = 0;
        }
        return ++messagesThisSecond > limits.messagesPerSecond();
    }

    /** The text that was typed; if the message is not one, says so to the peer. */
    private Optional<String> typed(String message) {
        JsonNode json = Json.read(message).orElse(null);
        if (json == null || !json.isObject()) {
            error("invalid_json", "The message is not a JSON object.");
        } else if (!json.path("type").asText("").equals("say")) {
            error("unknown_type", "The message's type must be \"say\".");
        } else if (!json.path("text").isTextual()
                || json.path("text").textValue().isBlank()) {
            error("invalid_text", "A say message needs a text that is not blank.");
        } else if (json.path("text").textValue().length() > limits.messageLimitChars()) {
            error("text_too_long", "The text may have %d characters.".formatted(limits.messageLimitChars()));
        } else {
            return Optional.of(json.path("text").textValue().strip());
        }
        return Optional.empty();
    }

    private void error(String code, String message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(EventJson.of(new CallEvent.Failed(call.ageMs(), code, message)));
            watchForStall();
        }
    }
}
