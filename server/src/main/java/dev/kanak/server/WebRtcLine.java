package dev.kanak.server;

import dev.kanak.core.port.CallMedia;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.graph.CallConfig;
import dev.kanak.pipeline.graph.CallEngines;
import dev.kanak.pipeline.graph.CallGraph;
import dev.kanak.server.calls.CallLine;
import dev.kanak.server.calls.LostCalls;
import dev.kanak.server.calls.OfferException;
import dev.kanak.server.talk.ConversationFactory;
import dev.kanak.transport.sdp.SdpException;
import dev.kanak.transport.session.CloseReason;
import dev.kanak.transport.session.WebRtcServer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls from WebRTC callers: the transport answers, a call graph talks. */
final class WebRtcLine implements CallLine {

    private static final Logger LOG = LoggerFactory.getLogger("dev.kanak.calls");

    /** The caller went on with the conversation on another line. */
    private static final String REPLACED = "replaced";

    /** Ends that the caller may not have wanted. */
    private static final Set<String> LINE_BROKE =
            Set.of(CloseReason.CALLER_HUNG_UP, CloseReason.VANISHED, CloseReason.MEDIA_FAILED, REPLACED);

    private static final Set<String> NEVER_CONNECTED =
            Set.of(CloseReason.CONNECT_TIMEOUT, CloseReason.HANDSHAKE_FAILED);

    private final Map<String, OpenLine> open = new ConcurrentHashMap<>();

    private final LostCalls lost;
    private final WebRtcServer server;
    private final CallEngines engines;
    private final ConversationFactory conversations;
    private final CallConfig config;

    WebRtcLine(
            WebRtcServer server,
            CallEngines engines,
            ConversationFactory conversations,
            CallConfig config,
            LostCalls lost) {
        this.lost = lost;
        this.server = server;
        this.engines = engines;
        this.conversations = conversations;
        this.config = config;
    }

    @Override
    public Answered answer(NewCall call, String offerSdp) {
        var accepted = accept(call.id(), offerSdp);
        try {
            return new Answered(accepted.answerSdp(), new GraphCall(start(call, accepted.media()), accepted.media()));
        } catch (RuntimeException e) {
            accepted.media().close("failed");
            throw e;
        }
    }

    private CallGraph start(NewCall call, CallMedia media) {
        Optional<String> earlierToken = call.options().resumeToken();
        var earlier = earlierToken.flatMap(this::earlier);
        var conversation = earlier.orElseGet(() -> conversations.open(call.options()));
        var begin = new CallGraph.Begin(call.id(), lost.newToken(), earlier.isPresent());
        var line = new OpenLine();
        open.put(begin.resumeToken(), line);
        Consumer<String> onEnd = reason -> {
            if (LINE_BROKE.contains(reason)) {
                lost.keep(begin.resumeToken(), conversation);
            } else if (begin.resumed() && NEVER_CONNECTED.contains(reason)) {
                lost.keep(earlierToken.orElseThrow(), conversation);
            }
            open.remove(begin.resumeToken());
            line.over.countDown();
            call.onEnd().run();
        };
        try {
            var graph = CallGraph.start(begin, media, engines, conversation, call.events(), config, onEnd);
            line.graph = graph;
            LOG.atInfo()
                    .setMessage("conversation")
                    .addKeyValue("call_id", call.id())
                    .addKeyValue("conversation_id", conversation.id())
                    .addKeyValue("resumed", begin.resumed())
                    .log();
            return graph;
        } catch (RuntimeException e) {
            open.remove(begin.resumeToken());
            earlierToken.filter(_ -> begin.resumed()).ifPresent(token -> lost.keep(token, conversation));
            throw e;
        }
    }

    /** The conversation of a line that broke; one that the server still takes to be open is ended first. */
    private Optional<Conversation> earlier(String token) {
        OpenLine line = open.get(token);
        CallGraph graph = line == null ? null : line.graph;
        if (line != null && graph != null) {
            graph.hangUp(REPLACED);
            try {
                boolean _ = line.over.await(3, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return lost.take(token);
    }

    /** A call in progress, known by its resume token. */
    private static final class OpenLine {

        final CountDownLatch over = new CountDownLatch(1);
        volatile @Nullable CallGraph graph;
    }

    private WebRtcServer.Accepted accept(String callId, String offerSdp) {
        try {
            return server.accept(callId, offerSdp);
        } catch (SdpException e) {
            throw new OfferException(e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    private record GraphCall(CallGraph graph, CallMedia media) implements LiveCall {

        @Override
        public void say(String text) {
            graph.say(text);
        }

        @Override
        public void hangUp(String reason) {
            graph.hangUp(reason);
        }

        @Override
        public void drain() {
            graph.drain();
        }

        @Override
        public CallMedia.Stats stats() {
            return media.stats();
        }
    }
}
