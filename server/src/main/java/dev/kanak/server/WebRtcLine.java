package dev.kanak.server;

import dev.kanak.core.port.CallMedia;
import dev.kanak.pipeline.graph.CallConfig;
import dev.kanak.pipeline.graph.CallEngines;
import dev.kanak.pipeline.graph.CallGraph;
import dev.kanak.server.calls.CallLine;
import dev.kanak.server.calls.OfferException;
import dev.kanak.server.talk.ConversationFactory;
import dev.kanak.transport.sdp.SdpException;
import dev.kanak.transport.session.WebRtcServer;

/** Calls from WebRTC callers: the transport answers, a call graph talks. */
final class WebRtcLine implements CallLine {

    private final WebRtcServer server;
    private final CallEngines engines;
    private final ConversationFactory conversations;
    private final CallConfig config;

    WebRtcLine(WebRtcServer server, CallEngines engines, ConversationFactory conversations, CallConfig config) {
        this.server = server;
        this.engines = engines;
        this.conversations = conversations;
        this.config = config;
    }

    @Override
    public Answered answer(NewCall call, String offerSdp) {
        var conversation = conversations.open(call.options());
        var accepted = accept(call.id(), offerSdp);
        var graph = CallGraph.start(
                call.id(), accepted.media(), engines, conversation, call.events(), config, call.onEnd());
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
