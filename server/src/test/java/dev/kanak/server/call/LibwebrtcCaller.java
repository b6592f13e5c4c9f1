package dev.kanak.server.call;

import dev.kanak.server.call.Signalling.Answer;
import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A caller on libwebrtc, the implementation that browsers and mobile apps share, without any device. */
final class LibwebrtcCaller implements Caller {

    private final Signalling signalling;
    private final Recorder recorder = new Recorder();
    private final EventLog events = new EventLog(() -> LockSupport.parkNanos(5_000_000));
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final Mouth mouth;
    private final RTCPeerConnection peer;
    private final Answer answer;
    private final WebSocket socket;

    /**
     * Rings and waits until audio flows both ways.
     *
     * @param headers of the call's request, e.g. {@code Accept-Language}
     * @param rewrite changes the answer before libwebrtc sees it
     */
    LibwebrtcCaller(
            LibwebrtcPhone phone, Signalling signalling, Map<String, String> headers, UnaryOperator<String> rewrite) {
        this.signalling = signalling;
        PeerConnectionFactory factory = phone.factory();
        CustomAudioSource microphone = new CustomAudioSource();
        mouth = new Mouth(microphone);
        AudioTrack track = factory.createAudioTrack("microphone", microphone);
        peer = factory.createPeerConnection(new RTCConfiguration(), new Observer());
        peer.addTrack(track, List.of("caller"));
        RTCSessionDescription offer = created(observer -> peer.createOffer(new RTCOfferOptions(), observer));
        set(observer -> peer.setLocalDescription(offer, observer));
        answer = signalling.call(offer.sdp, headers);
        RTCSessionDescription seen = new RTCSessionDescription(RTCSdpType.ANSWER, rewrite.apply(answer.sdp()));
        set(observer -> peer.setRemoteDescription(seen, observer));
        socket = signalling.events(answer, new Ears());
        mouth.start();
        finish(connected);
    }

    Answer answer() {
        return answer;
    }

    /** Types instead of speaking, or sends whatever else over the events socket. */
    void send(String text) {
        finish(socket.sendText(text, true));
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public double clock() {
        return recorder.clock();
    }

    @Override
    public Spoken speak(Pcm audio) {
        double from = clock();
        finish(mouth.speak(audio));
        return new Spoken(from, clock());
    }

    @Override
    public Pcm recording() {
        return recorder.recording();
    }

    int hangUp() {
        return signalling.hangUp(answer.location());
    }

    /** Closes as an app does that is shut: no DELETE, only the media's own farewell. */
    @Override
    public void close() {
        mouth.stop();
        peer.close();
        socket.abort();
    }

    private static <T> void finish(CompletableFuture<T> future) {
        future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static RTCSessionDescription created(Consumer<CreateSessionDescriptionObserver> call) {
        CompletableFuture<RTCSessionDescription> result = new CompletableFuture<>();
        call.accept(new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                result.complete(description);
            }

            @Override
            public void onFailure(String error) {
                result.completeExceptionally(new AssertionError(error));
            }
        });
        return result.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void set(Consumer<SetSessionDescriptionObserver> call) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        call.accept(new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                result.complete(null);
            }

            @Override
            public void onFailure(String error) {
                result.completeExceptionally(new AssertionError(error));
            }
        });
        finish(result);
    }

    private final class Observer implements PeerConnectionObserver {

        @Override
        public void onIceCandidate(RTCIceCandidate candidate) {}

        @Override
        public void onConnectionChange(RTCPeerConnectionState state) {
            if (state == RTCPeerConnectionState.CONNECTED) {
                connected.complete(null);
            } else if (state == RTCPeerConnectionState.FAILED) {
                connected.completeExceptionally(new AssertionError("the connection failed"));
            }
        }

        @Override
        public void onTrack(RTCRtpTransceiver transceiver) {
            if (transceiver.getReceiver().getTrack() instanceof AudioTrack heard) {
                heard.addSink((data, bits, rateHz, channels, _) -> recorder.add(data, bits, rateHz, channels));
            }
        }
    }

    private final class Ears implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                events.add(recorder.clock(), message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
