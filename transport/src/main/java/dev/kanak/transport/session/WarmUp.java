package dev.kanak.transport.session;

import dev.kanak.core.port.CallMedia;
import dev.kanak.transport.dtls.DtlsWarmUp;
import dev.kanak.transport.opus.OpusDecoder;
import dev.kanak.transport.opus.OpusEncoder;
import dev.kanak.transport.rtp.SrtpSession;

/** Does once what the first caller would otherwise wait for: loading classes, choosing ciphers, compiling. */
final class WarmUp {

    private static final int FRAMES = 50;

    private WarmUp() {}

    static void run(TransportConfig config) {
        codec(config);
        SrtpSession.warmUp();
        DtlsWarmUp.run();
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
