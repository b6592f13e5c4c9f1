package dev.kanak.server.call;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The native part that callers on libwebrtc share: its threads and its audio clock, without any device. */
final class LibwebrtcPhone implements AutoCloseable {

    private final HeadlessAudioDeviceModule clock = new HeadlessAudioDeviceModule();
    private final PeerConnectionFactory factory;

    LibwebrtcPhone() {
        clock.initPlayout();
        clock.startPlayout();
        factory = new PeerConnectionFactory(clock);
    }

    PeerConnectionFactory factory() {
        return factory;
    }

    /** Rings in a language and waits until the call is connected. */
    LibwebrtcCaller ring(Signalling signalling, String acceptLanguage) {
        return ring(signalling, acceptLanguage, UnaryOperator.identity());
    }

    /**
     * Rings and waits until the call is connected.
     *
     * @param rewrite changes the answer before libwebrtc sees it
     */
    LibwebrtcCaller ring(Signalling signalling, String acceptLanguage, UnaryOperator<String> rewrite) {
        return new LibwebrtcCaller(this, signalling, Map.of("Accept-Language", acceptLanguage), rewrite);
    }

    @Override
    public void close() {
        clock.stopPlayout();
        factory.dispose();
        clock.dispose();
    }
}
