package dev.kanak.transport.session;

import dev.kanak.core.port.CallMedia;
import dev.kanak.transport.dtls.DtlsWarmUp;
import dev.kanak.transport.opus.OpusDecoder;
import dev.kanak.transport.opus.OpusEncoder;
import dev.kanak.transport.rtp.SrtpSession;
import dev.kanak.transport.sdp.SdpAnswer;
import dev.kanak.transport.sdp.SdpOffer;
import java.util.List;

/** Does once what the first caller would otherwise wait for: loading classes, choosing ciphers, compiling. */
final class WarmUp {

    private static final int FRAMES = 50;

    private WarmUp() {}

    static void run(TransportConfig config) {
        signalling();
        codec(config);
        SrtpSession.warmUp();
        DtlsWarmUp.run();
    }

    private static void signalling() {
        SdpOffer offer = SdpOffer.parse(String.join(
                "\n",
                "v=0",
                "a=group:BUNDLE 0",
                "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                "a=mid:0",
                "a=rtcp-mux",
                "a=setup:actpass",
                "a=ice-ufrag:warm",
                "a=ice-pwd:" + "w".repeat(22),
                "a=fingerprint:sha-256 00" + ":00".repeat(31),
                "a=rtpmap:111 opus/48000/2"));
        new SdpAnswer(0, "warm", "up", "", List.of("127.0.0.1"), 9, 1).write(offer);
    }

    private static void codec(TransportConfig config) {
        OpusEncoder.Settings settings = config.encoder(Integer.MAX_VALUE);
        try (OpusEncoder encoder = new OpusEncoder(settings);
                OpusDecoder decoder = new OpusDecoder(CallMedia.RECEIVE_RATE_HZ)) {
            short[] frame = new short[settings.frameSamples()];
            for (int i = 0; i < FRAMES; i++) {
                frame[i] = (short) (i * 300);
                byte[] packet = encoder.encode(frame);
                decoder.conceal(decoder.recover(packet, CallMedia.RECEIVE_RATE_HZ / 50).length);
                decoder.decode(packet);
            }
        }
    }
}
