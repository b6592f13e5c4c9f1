package dev.kanak.transport.client;

import dev.kanak.transport.opus.OpusDecoder;
import dev.kanak.transport.rtp.RtpPacket;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a test caller heard, decoded in the order it arrived, lost packets concealed. Thread-safe. */
final class HeardAudio implements AutoCloseable {

    private final OpusDecoder decoder;
    private final int frameSamples;
    private short[] samples = new short[1 << 16];
    private int count;
    private long concealed;
    private @Nullable RtpPacket last;
    private volatile Consumer<short[]> ear = pcm -> {};

    HeardAudio(int rateHz) {
        decoder = new OpusDecoder(rateHz);
        frameSamples = rateHz / 50;
    }

    synchronized void on(RtpPacket header, byte[] payload) {
        RtpPacket before = last;
        int ahead = before == null ? 1 : (short) (header.sequence() - before.sequence());
        if (ahead <= 0 || payload.length == 0) {
            return;
        }
        for (int i = 1; i < Math.min(ahead, 50); i++) {
            append(decoder.conceal(frameSamples));
            concealed++;
        }
        append(decoder.decode(payload));
        last = header;
    }

    private void append(short[] pcm) {
        if (count + pcm.length > samples.length) {
            samples = Arrays.copyOf(samples, 2 * samples.length);
        }
        System.arraycopy(pcm, 0, samples, count, pcm.length);
        count += pcm.length;
        ear.accept(pcm);
    }

    synchronized short[] samples() {
        return Arrays.copyOf(samples, count);
    }

    /** Gives each frame to an ear when it has come. */
    void listen(Consumer<short[]> newEar) {
        ear = newEar;
    }

    /** Frames of 20 ms that were lost and made up. */
    synchronized long framesConcealed() {
        return concealed;
    }

    @Override
    public synchronized void close() {
        decoder.close();
    }
}
