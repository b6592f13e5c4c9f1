package dev.kanak.server;

import dev.kanak.core.port.CallMedia;
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
import java.util.Set;

/** Calls from WebRTC callers: the transport answers, a call graph talks. */
final class WebRtcLine implements CallLine {

    /** Ends that the caller may not have wanted. */
    private static final Set<String> LINE_BROKE =
            Set.of(CloseReason.CALLER_HUNG_UP, CloseReason.VANISHED, CloseReason.MEDIA_FAILED);

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
        var earlier = call.options().resumeToken().flatMap(lost::take);
        var conversation = earlier.orElseGet(() -> conversations.open(call.options()));
        var begin = new CallGraph.Begin(call.id(), lost.newToken(), earlier.isPresent());
        var graph = CallGraph.start(begin, accepted.media(), engines, conversation, call.events(), config, reason -> {
            if (LINE_BROKE.contains(reason)) {
                lost.keep(begin.resumeToken(), conversation);
            }
            call.onEnd().run();
        });
        return new Answered(accepted.answerSdp(), new GraphCall(graph, accepted.media()));
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
